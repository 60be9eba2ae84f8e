"""One attempt on the line of time, drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.attempts import facts, lease, outcome_name, title, waited_before
from desktop_app.ui.reader.attempts_model import SENTENCE, AttemptsModel
from desktop_app.ui.reader.sentence_field import SentenceField
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID, Tokens, current_tokens
from desktop_app.ui.widgets.wrapped_text import draw_wrapped, wrapped_height

BAR = GRID  # pixels, height
LINE = 2  # pixels: the line of time, and the mark on it
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a lane stand, from top to bottom."""

    heading: QRect
    bar: QRect
    marks: QRect  #: what is said of the marks on the line; empty: there are none
    facts: QRect
    error: QRect  #: empty: there is none


class AttemptLane(QStyledItemDelegate):
    """Who and what came of it; the bar; what the marks beside it mean; when and how long; what went wrong."""

    def __init__(self, view: QListView, rows: AttemptsModel) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, self._view.viewport().width(), 0)
        return QSize(room.width(), self._places(room, option.font, index).error.bottom() + 1 + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        attempt, now, colours = self._rows.attempts[index.row()], datetime.now(UTC), current_tokens()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs, whatever the language
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        places, colour = self._places(option.rect, option.font, index), _colour(attempt.outcome, colours)
        self._heading(painter, places.heading, attempt, colour)
        self._bar(painter, places.bar, index.row(), colour, colours)
        self._marks(painter, places, index.row(), now)
        _write(painter, places.facts, facts(attempt, now), colours.muted)
        if not self._view.isPersistentEditorOpen(index):
            painter.setPen(QColor(getattr(colours, _role(attempt))))
            draw_wrapped(painter, places.error, index.data(SENTENCE))
        painter.restore()

    # the field over the sentence
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return SentenceField(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        set_role(editor, _role(self._rows.attempts[index.row()]))
        if isinstance(editor, SentenceField) and editor.toPlainText() != index.data(SENTENCE):
            editor.setPlainText(index.data(SENTENCE))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self._places(option.rect, option.font, index).error)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """It is only read."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(field, QWidget):
            self._view.setCurrentIndex(self._view.indexAt(field.geometry().center()))
        return super().eventFilter(field, event)

    # parts
    def _heading(self, painter: QPainter, rect: QRect, attempt: Attempt, colour: str) -> None:
        outcome = outcome_name(attempt.outcome)
        right = painter.fontMetrics().horizontalAdvance(outcome) + 2 * GRID
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight, outcome)
        usual, bold = painter.font(), QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        _write(painter, rect.adjusted(0, 0, -right, 0), title(attempt), current_tokens().text)
        painter.setFont(usual)

    def _bar(self, painter: QPainter, rect: QRect, row: int, colour: str, colours: Tokens) -> None:
        line = self._rows.timeline
        self._line(painter, rect, colours)
        left, right = _x(rect, line.spans[row].start), _x(rect, line.spans[row].end) + BAR  # the shortest one is a dot
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRect(left, rect.top(), right - left, BAR), BAR / 2, BAR / 2)
        if (end := line.leases[row]) is not None:
            mark = QRect(_x(rect, end) + BAR - LINE, rect.top() - LINE, LINE, BAR + 2 * LINE)
            painter.fillRect(mark, QColor(colours.text))

    def _line(self, painter: QPainter, rect: QRect, colours: Tokens) -> None:
        """Dotted where it stands for more time than it is long."""
        solid, dotted = (
            QPen(QColor(colours.outline), LINE, style, Qt.PenCapStyle.FlatCap)
            for style in (Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine)
        )
        left, middle = rect.left(), rect.top() + BAR // 2
        for part in self._rows.timeline.shortened:
            start, end = _x(rect, part.start) + BAR, max(_x(rect, part.end), _x(rect, part.start) + BAR)
            painter.setPen(solid)
            painter.drawLine(left, middle, start, middle)
            painter.setPen(dotted)
            painter.drawLine(start, middle, end, middle)
            left = end
        painter.setPen(solid)
        painter.drawLine(left, middle, rect.left() + rect.width(), middle)

    def _marks(self, painter: QPainter, places: _Places, row: int, now: datetime) -> None:
        """What the mark and the dots mean. Where there is no room for both, the tooltip tells of the wait."""
        line, metrics, free = self._rows.timeline, painter.fontMetrics(), places.marks.right()
        if (end := line.leases[row]) is not None:
            text = lease(self._rows.attempts[row], now)
            right = _x(places.bar, end) + BAR
            label = _label(places.marks, metrics, text, right - metrics.horizontalAdvance(text))
            _write(painter, label, text, current_tokens().text)
            free = label.left() - 2 * GRID
        if wait := line.wait_before(row):
            text = waited_before(self._rows.attempts, row, now)
            middle = (_x(places.bar, wait.start) + _x(places.bar, wait.end) + BAR) // 2
            label = _label(places.marks, metrics, text, middle - metrics.horizontalAdvance(text) // 2)
            label.moveRight(min(label.right(), free))
            if label.left() >= places.marks.left():
                _write(painter, label, text, current_tokens().muted)

    def _places(self, rect: QRect, font: QFont, index: Index) -> _Places:
        room, line = rect.adjusted(GRID, GRID, -GRID, -GRID), QFontMetrics(font).height()
        heading = QRect(room.left(), room.top(), room.width(), line)
        bar = QRect(room.left(), room.top() + line + GRID // 2, room.width(), BAR)
        has_marks = index.row() in self._rows.timeline.marked_rows
        marks = _below(bar, line if has_marks else 0)
        below = _below(marks if has_marks else bar, line)
        sentence = index.data(SENTENCE)
        return _Places(
            heading, bar, marks, below, _below(below, wrapped_height(sentence, font, room.width()) if sentence else 0)
        )


def _x(bar: QRect, share: float) -> int:
    return bar.left() + round(share * (bar.width() - BAR))


def _below(rect: QRect, height: int) -> QRect:
    return QRect(rect.left(), rect.top() + rect.height() + GRID // 2, rect.width(), height)


def _label(room: QRect, metrics: QFontMetrics, text: str, left: int) -> QRect:
    """As near to where it belongs as the room allows."""
    width = min(metrics.horizontalAdvance(text) + 1, room.width())  # no word is as wide as a whole number of pixels
    return QRect(max(room.left(), min(left, room.left() + room.width() - width)), room.top(), width, room.height())


def _write(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, elided)


def _role(attempt: Attempt) -> str:
    """Of the sentence: its colour."""
    return "danger" if attempt.outcome is Outcome.FAILED else "warning"


def _colour(outcome: Outcome, colours: Tokens) -> str:
    match outcome:
        case Outcome.RUNNING:
            return colours.accent
        case Outcome.COMPLETED:
            return colours.success
        case Outcome.FAILED:
            return colours.danger
        case Outcome.RETRYING | Outcome.LOST:
            return colours.warning
        case Outcome.RELEASED | Outcome.SUPERSEDED:
            return colours.muted
