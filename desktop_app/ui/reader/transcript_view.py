"""A transcript as text: one paragraph for each segment, with its speaker and its time beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextFormat,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QStyle, QTextEdit, QWidget

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.editing.unsure import Span, next_unsure, previous_unsure
from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.doubts import doubtful_lines
from desktop_app.ui.reader.edited_text import EditedText
from desktop_app.ui.reader.margin import Margin, visible_blocks
from desktop_app.ui.reader.names import NameMarks
from desktop_app.ui.reader.utf16 import to_utf16
from desktop_app.ui.style.tokens import GRID, current_tokens
from worker_agent.contract.transcript import Doubt

LINES_BEFORE = 2  # that stay in sight above the one that is spoken, when the text scrolls to it
MOST_MARKED = 500  # found places that are marked at once
UNSURE = 0.5  # the probability below which the machine was unsure of a word, unless the person chooses another one


class TranscriptView(EditedText):
    """The names and times are no part of the text, so that what is selected is speech alone.

    The time of a doubtful line is in the colour of a warning; a word that the machine was unsure of is underlined.
    """

    hear_from = Signal(float)  #: a person wants to hear the recording from there on; seconds
    speaker_wanted = Signal(int)  #: a person wants to say who speaks the line with that number

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Spaced, parent)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Transcript"))
        self._doubts: Sequence[Doubt] = ()
        self._lines = 0  #: how many there are
        self._found: Sequence[Span] = ()
        self._current = -1  #: the found place that is shown; -1: none
        self._spoken: Span | None = None  #: what is being spoken
        self._threshold = UNSURE
        self.names = NameMarks(self)
        self.margin = Margin(self)
        self.margin.clicked.connect(self.speaker_wanted)
        self.margin.double_clicked.connect(lambda number: self._hear_line(number))
        self.updateRequest.connect(self._update_margin)
        self.edited.connect(self._after_edit)

    def show_document(self, transcript: TranscriptDocument, doubts: Sequence[Doubt] = ()) -> None:
        """`doubts`: what of the recording a person should check."""
        self._doubts, self._spoken = doubts, None
        self.show_transcript(transcript)
        self.mark_found(())
        self.measure()

    def measure(self) -> None:
        """The lines are others, or who speaks them."""
        self._lines = len(self.transcript.lines)
        self.margin.doubtful = doubtful_lines([line.start for line in self.transcript.lines], self._doubts)
        self.margin.measure()
        first, last = self.margin.sizeHint().width(), GRID
        self.setViewportMargins(*((last, 0, first, 0) if self.isRightToLeft() else (first, 0, last, 0)))
        self._place_margin()
        self.margin.update()

    # places
    def mark_found(self, places: Sequence[Span], current: int = -1) -> None:
        """Where the searched words stand; `current`: the one that is shown, -1: none."""
        self._found = places
        if current >= 0:
            number, start, _ = places[current]
            self.setTextCursor(self.cursor_at((number, start)))
            self.centerCursor()
        self._mark(current)

    def go_to_time(self, seconds: float) -> None:
        """Show what is spoken then."""
        number, start, _ = self._spoken_at(seconds)
        self.setTextCursor(self.cursor_at((number, start)))
        self.centerCursor()

    def shows_time(self, seconds: float) -> bool:
        """Whether what is spoken then is on the screen, at least its beginning."""
        block = self.document().findBlockByNumber(self.transcript.line_at(seconds))
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        return top >= 0 and top + self.fontMetrics().height() <= self.viewport().height()

    def scroll_to_time(self, seconds: float) -> None:
        """Bring what is spoken then near the top; the cursor stays where it is."""
        block = self.document().findBlockByNumber(self.transcript.line_at(seconds))
        self.verticalScrollBar().setValue(block.firstLineNumber() - LINES_BEFORE)

    def mark_spoken(self, seconds: float | None) -> None:
        """The word that is being spoken; None: nothing is."""
        spoken = None if seconds is None or not self.transcript.lines else self._spoken_at(seconds)
        if spoken != self._spoken:
            self._spoken = spoken
            self._mark(self._current)

    def time_at_cursor(self) -> float:
        """When what stands at the cursor is spoken, in seconds."""
        number, at = self.place_of(self.textCursor())
        return self.transcript.lines[number].time_at(at) if self.transcript.lines else 0.0

    # unsure words
    def set_threshold(self, probability: float) -> None:
        """Words that are less likely than that are marked."""
        self._threshold = probability
        self.viewport().update()

    def go_to_unsure(self, *, forward: bool = True) -> bool:
        """Select the next word that the machine was unsure of, or the one before; False: there is none."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd() if forward else cursor.selectionStart())
        look = next_unsure if forward else previous_unsure
        if found := look(self.transcript, self.place_of(cursor), self._threshold):
            number, start, end = found
            self.setTextCursor(self.cursor_at((number, start), end))
            self.centerCursor()
        return found is not None

    # Qt's own
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.button() == Qt.MouseButton.LeftButton:
            number, at = self.place_of(self.cursorForPosition(event.position().toPoint()))
            if number < len(self.transcript.lines):
                self.hear_from.emit(self.transcript.lines[number].time_at(at))
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(current_tokens().warning), 2, Qt.PenStyle.DotLine))
        for block, top in visible_blocks(self, event.rect()):
            if block.blockNumber() < len(self.transcript.lines):
                self.names.draw(painter, block, top)
                self._underline(painter, block, top)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another theme: the marks hold the colours of the last one
            self._mark(self._current)

    # parts
    def _after_edit(self) -> None:
        if len(self.transcript.lines) != self._lines:
            self.measure()
        self._spoken = None
        if self._found:
            self.mark_found(())

    def _update_margin(self, area: QRect, dy: int) -> None:
        """What is beside what has changed."""
        if dy:
            self.margin.update()
        else:
            self.margin.update(0, area.y(), self.margin.width(), area.height())

    def _hear_line(self, number: int) -> None:
        if number < len(self.transcript.lines):
            self.hear_from.emit(self.transcript.lines[number].start)

    def _spoken_at(self, seconds: float) -> Span:
        number = self.transcript.line_at(seconds)
        line = self.transcript.lines[number]
        word = line.word_spoken_at(seconds)
        return (number, *line.spans[word]) if word is not None else (number, 0, len(line.text) if not line.words else 0)

    def _underline(self, painter: QPainter, block: QTextBlock, top: int) -> None:
        line, layout = self.transcript.lines[block.blockNumber()], block.layout()
        left = self.contentOffset().x()
        for start, end in (line.spans[word] for word in line.unsure(self._threshold)):
            first, last = to_utf16(line.text, start), to_utf16(line.text, end)
            row = layout.lineForTextPosition(first)
            if row.isValid():
                last = min(last, row.textStart() + row.textLength())
                from_, to = _x(row, first), _x(row, last)
                bottom = top + row.y() + row.height() - 1
                painter.drawLine(QPointF(left + from_, bottom), QPointF(left + to, bottom))

    def _place_margin(self) -> None:
        area = self.contentsRect()
        place = QRect(area.left(), area.top(), self.margin.sizeHint().width(), area.height())
        self.margin.setGeometry(QStyle.visualRect(self.layoutDirection(), area, place))

    def _mark(self, current: int) -> None:
        self._current = current
        colours = current_tokens()
        spoken = [self._selection(self._spoken, colours.accent_soft, colours.text)] if self._spoken else []
        found = [
            self._selection(
                place,
                colours.accent if number == current else colours.accent_soft,
                colours.on_accent if number == current else colours.text,
            )
            for number, place in enumerate(self._found)
            if number < MOST_MARKED or number == current
        ]
        self.setExtraSelections([*spoken, *found])

    def _selection(self, place: Span, background: str, colour: str) -> QTextEdit.ExtraSelection:
        number, start, end = place
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.cursor_at((number, start), end)
        mark.format.setBackground(QColor(background))
        mark.format.setForeground(QColor(colour))
        if not self.transcript.lines[number].words and place is self._spoken:
            mark.cursor.clearSelection()
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return mark


def _x(row: QTextLine, place: int) -> float:
    x: float = row.cursorToX(place)[0]  # type: ignore[index]  # its stubs don't know the pair
    return x


class _Spaced(QPlainTextDocumentLayout):
    """Leaves a gap between segments; begins each at the side at which its language does."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        place = super().blockBoundingRect(block).adjusted(0, 0, 0, GRID)
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:  # Qt turns the order of words, and no more
            option = block.layout().textOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            block.layout().setTextOption(option)
        return place
