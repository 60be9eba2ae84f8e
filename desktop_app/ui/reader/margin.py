"""The column beside a transcript: who speaks each line, and when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.edited_text import EditedText
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text, mirrored

MOST = 16  # letters of a name, about, that have room


class Margin(QWidget):
    """A click names the speaker, a double click on the time is to hear it from there."""

    clicked = Signal(int)  #: the number of a line
    double_clicked = Signal(int)

    def __init__(self, text: EditedText) -> None:
        super().__init__(text)
        self._text = text
        self.doubtful: frozenset[int] = frozenset()  #: the numbers of lines whose times are in the colour of a warning
        self._names = self._times = 0  # pixels
        self._clicked = -1
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(lambda: self.clicked.emit(self._clicked))
        self.setToolTip(tr("Click to name the speaker, double click to hear it from there"))

    def measure(self) -> None:
        """Names and times may have become longer."""
        metrics, lines = self._text.fontMetrics(), self._text.transcript.lines
        names = [readable(name)[:MOST] for name in self._text.transcript.speakers()]
        self._names = max(map(metrics.horizontalAdvance, names), default=-GRID) + GRID
        self._times = metrics.horizontalAdvance(format_timestamp(lines[-1].start if lines else 0))

    def sizeHint(self) -> QSize:
        return QSize(self._names + self._times + 4 * GRID, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._text.palette().base())
        for block, top in visible_blocks(self._text, event.rect()):
            if block.blockNumber() < len(self._text.transcript.lines):
                self._draw(painter, block.blockNumber(), top)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It is one click only when no second one has come."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._clicked = self._line_at(event)
            self._waiting.start(QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._waiting.stop()
        self.double_clicked.emit(self._line_at(event))

    def _line_at(self, event: QMouseEvent) -> int:
        return self._text.cursorForPosition(event.position().toPoint()).blockNumber()

    def _draw(self, painter: QPainter, number: int, top: int) -> None:
        line, colours, metrics = self._text.transcript.lines[number], current_tokens(), self._text.fontMetrics()
        height, right = metrics.height(), Qt.AlignmentFlag.AlignRight
        if line.speaker:
            name = metrics.elidedText(readable(line.speaker), Qt.TextElideMode.ElideRight, self._names - GRID)
            painter.setPen(QColor(colours.text))
            place = QRect(2 * GRID, top, self._names - GRID, height)
            draw_text(painter, mirrored(painter, self.rect(), place), Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(colours.warning if number in self.doubtful else colours.muted))
        place = QRect(2 * GRID + self._names, top, self._times, height)
        draw_text(painter, mirrored(painter, self.rect(), place), right, format_timestamp(line.start))


def visible_blocks(text: QPlainTextEdit, area: QRect) -> list[tuple[QTextBlock, int]]:
    """The paragraphs in that area of the text, each with where it begins, in pixels."""
    found: list[tuple[QTextBlock, int]] = []
    block = text.firstVisibleBlock()
    top = text.blockBoundingGeometry(block).translated(text.contentOffset()).top()
    while block.isValid() and top <= area.bottom():
        bottom = top + text.blockBoundingRect(block).height()  # its geometry would be counted from the first one
        if bottom >= area.top():
            found.append((block, int(top)))
        block, top = block.next(), bottom
    return found
