"""A transcript as text: one paragraph for each segment, with its time beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QStyle, QTextEdit, QWidget

from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text, mirrored

LINES_BEFORE = 2  # that stay in sight above the one that is spoken, when the text scrolls to it
MOST_MARKED = 500  # found places that are marked at once


class TranscriptView(QPlainTextEdit):
    """Read-only; the times are no part of the text, so that what is selected is speech alone.

    The time of a doubtful line is in the colour of a warning.
    """

    hear_from = Signal(float)  #: a person wants to hear the recording from there on; seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Transcript"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        document = QTextDocument(self)
        document.setDocumentLayout(_Spaced(document))
        self.setDocument(document)
        self._times_of_lines: Sequence[float] = ()
        self._starts: Sequence[str] = ()
        self._doubtful: Collection[int] = ()
        self._times = _Times(self)
        self._found: list[QTextCursor] = []
        self._current = -1  #: the found place that is shown; -1: none
        self._spoken = -1  #: the line that is being spoken; -1: none
        self.updateRequest.connect(lambda rect, dy: self._times.update())

    def show_segments(self, starts: Sequence[float], text: str, doubtful: Collection[int] = ()) -> None:
        """`text`: one line for each start; `doubtful`: the numbers of the lines that a person should check."""
        self._times_of_lines = tuple(starts)
        self._starts = [format_timestamp(start) for start in starts]
        self._spoken = -1
        self._doubtful = doubtful
        self.setPlainText(text)
        self._make_room()
        self.find_all("")

    def find_all(self, words: str) -> int:
        """Mark every place with these words; returns how many there are."""
        self._found = _places(self.document(), words) if words else []
        self._mark(-1)
        return len(self._found)

    def go_to(self, number: int) -> None:
        """Show one of the places that were found."""
        if self._found:
            cursor = QTextCursor(self._found[number])
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
            self.centerCursor()
            self._mark(number)

    def place_at(self, seconds: float) -> int | None:
        """The number of the first found place that is said then or later; None: there is none."""
        line = self._line_at(seconds)
        return next((number for number, one in enumerate(self._found) if one.blockNumber() >= line), None)

    def go_to_time(self, seconds: float) -> None:
        """Show what is spoken then."""
        cursor = QTextCursor(self.document().findBlockByNumber(self._line_at(seconds)))
        self.setTextCursor(cursor)
        self.centerCursor()

    def shows_time(self, seconds: float) -> bool:
        """Whether what is spoken then is on the screen, at least its beginning."""
        place = self._place_of(seconds)
        return place.top() >= 0 and place.top() + self.fontMetrics().height() <= self.viewport().height()

    def scroll_to_time(self, seconds: float) -> None:
        """Bring what is spoken then near the top; the cursor stays where it is."""
        block = self.document().findBlockByNumber(self._line_at(seconds))
        self.verticalScrollBar().setValue(block.firstLineNumber() - LINES_BEFORE)

    def mark_spoken(self, seconds: float | None) -> None:
        """What is being spoken; None: nothing is."""
        line = -1 if seconds is None else self._line_at(seconds)
        if line != self._spoken:
            self._spoken = line
            self._mark(self._current)

    def paint_times(self, event: QPaintEvent) -> None:
        painter = QPainter(self._times)
        painter.fillRect(event.rect(), self.palette().base())
        colours = current_tokens()
        block = self.firstVisibleBlock()
        width = self._times.width() - 2 * GRID
        while block.isValid() and block.blockNumber() < len(self._starts):
            top = int(self.blockBoundingGeometry(block).translated(self.contentOffset()).top())
            if top > event.rect().bottom():
                break
            doubtful = block.blockNumber() in self._doubtful
            painter.setPen(QColor(colours.warning if doubtful else colours.muted))
            line = QRect(0, top, width, self.fontMetrics().height())
            place = mirrored(painter, self._times.rect(), line)
            draw_text(painter, place, Qt.AlignmentFlag.AlignRight, self._starts[block.blockNumber()])
            block = block.next()
        painter.end()

    def times_width(self) -> int:
        longest = max(self._starts, key=len, default="0:00")
        return self.fontMetrics().horizontalAdvance(longest) + 4 * GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_times()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another theme: the marks hold the colours of the last one
            self._mark(self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl: hear what is said there."""
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.hear_line_at(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def hear_line_at(self, place: QPoint) -> None:
        """`place`: on the text, seen from its upper left corner."""
        number = self.cursorForPosition(place).blockNumber()
        if number < len(self._times_of_lines):
            self.hear_from.emit(self._times_of_lines[number])

    def _make_room(self) -> None:
        first, last = self.times_width(), GRID
        self.setViewportMargins(*((last, 0, first, 0) if self.isRightToLeft() else (first, 0, last, 0)))
        self._place_times()

    def _place_times(self) -> None:
        area = self.contentsRect()
        place = QRect(area.left(), area.top(), self.times_width(), area.height())
        self._times.setGeometry(QStyle.visualRect(self.layoutDirection(), area, place))

    def _mark(self, current: int) -> None:
        self._current = current
        colours = current_tokens()
        marks = []
        for number, cursor in enumerate(self._found[:MOST_MARKED]):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(colours.accent if number == current else colours.accent_soft))
            mark.format.setForeground(QColor(colours.on_accent if number == current else colours.text))
            marks.append(mark)
        if self._spoken >= 0:
            spoken = QTextEdit.ExtraSelection()
            spoken.cursor = QTextCursor(self.document().findBlockByNumber(self._spoken))
            spoken.format.setBackground(QColor(colours.accent_soft))
            spoken.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.insert(0, spoken)
        self.setExtraSelections(marks)

    def _place_of(self, seconds: float) -> QRectF:
        """Of the line that is spoken then, seen from the upper left corner of what is on the screen."""
        block = self.document().findBlockByNumber(self._line_at(seconds))
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _line_at(self, seconds: float) -> int:
        return max(0, bisect_right(self._times_of_lines, seconds) - 1)


class _Spaced(QPlainTextDocumentLayout):
    """Leaves a gap between segments; begins each at the side at which its language does."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        place = super().blockBoundingRect(block).adjusted(0, 0, 0, GRID)
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:  # Qt turns the order of words, and no more
            option = block.layout().textOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            block.layout().setTextOption(option)
        return place


class _Times(QWidget):
    """The column beside the text."""

    def __init__(self, text: TranscriptView) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.times_width(), 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._text.hear_line_at(QPoint(0, event.position().toPoint().y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_times(event)


def _places(document: QTextDocument, words: str) -> list[QTextCursor]:
    places: list[QTextCursor] = []
    cursor = document.find(words, 0)
    while not cursor.isNull():
        places.append(cursor)
        cursor = document.find(words, cursor)
    return places
