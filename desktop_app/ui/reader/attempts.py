"""The attempts of one task on a line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.attempts import error, facts, outcome_name, spans, title, told
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID, Tokens, current_tokens
from desktop_app.ui.widgets.plain import plain_tooltip

BAR = GRID  # pixels, height
COUNT = 1000  # milliseconds between two pictures of an attempt that runs
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class AttemptsModel(QAbstractListModel):
    """Oldest first. What is displayed is the whole attempt, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.attempts: Sequence[Attempt] = ()

    def show(self, attempts: Sequence[Attempt]) -> None:
        if attempts != self.attempts:
            self.beginResetModel()
            self.attempts = attempts
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.attempts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        text = told(self.attempts[index.row()], datetime.now(UTC))
        return plain_tooltip(text) if role == Role.ToolTipRole else text


class AttemptsTimeline(QListView):
    """One lane for each; Ctrl+C copies the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = AttemptsModel()
        self.spans: list[tuple[float, float]] = []  #: of all attempts, in this painting
        self.setModel(self.rows)
        self.setItemDelegate(_Lane(self))
        self.setAccessibleName(tr("Attempts"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._timer = QTimer(self, interval=COUNT)
        self._timer.timeout.connect(self._count)
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.currentIndex().data())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.spans = spans(self.rows.attempts, datetime.now(UTC))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are as high as the room is narrow."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _count(self) -> None:
        if self.isVisible() and any(attempt.outcome is Outcome.RUNNING for attempt in self.rows.attempts):
            self.viewport().update()


class _Lane(QStyledItemDelegate):
    """Who and what came of it; the bar; when and how long; what went wrong."""

    def __init__(self, view: AttemptsTimeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        attempt = self._view.rows.attempts[index.row()]
        width, line = self._view.viewport().width(), option.fontMetrics.height()
        return QSize(width, 4 * GRID + 2 * line + BAR + self._error_height(option.fontMetrics, attempt, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        attempt, now, colours = self._view.rows.attempts[index.row()], datetime.now(UTC), current_tokens()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs, whatever the language
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        room = option.rect.adjusted(GRID, GRID, -GRID, -GRID)
        line = option.fontMetrics.height()
        colour = _colour(attempt.outcome, colours)
        self._heading(painter, QRect(room.left(), room.top(), room.width(), line), attempt, colour)
        bar = QRect(room.left(), room.top() + line + GRID // 2, room.width(), BAR)
        self._bar(painter, bar, self._view.spans[index.row()], colour, colours)
        below = QRect(room.left(), bar.bottom() + GRID // 2, room.width(), line)
        _write(painter, below, facts(attempt, now), colours.muted)
        if sentence := error(attempt):
            painter.setPen(QColor(colours.danger if attempt.outcome is Outcome.FAILED else colours.warning))
            rest = QRect(room.left(), below.bottom() + GRID // 2, room.width(), room.bottom() - below.bottom())
            painter.drawText(rest, WRAPPED, sentence)
        painter.restore()

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

    def _bar(self, painter: QPainter, rect: QRect, span: tuple[float, float], colour: str, colours: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(rect, BAR / 2, BAR / 2)
        left = rect.left() + round(span[0] * (rect.width() - BAR))  # the shortest one is a dot
        right = rect.left() + round(span[1] * (rect.width() - BAR)) + BAR
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRect(left, rect.top(), right - left, BAR), BAR / 2, BAR / 2)

    def _error_height(self, metrics: QFontMetrics, attempt: Attempt, width: int) -> int:
        if not (sentence := error(attempt)):
            return 0
        room = QRect(0, 0, width - 2 * GRID, 100 * metrics.height())
        return metrics.boundingRect(room, int(WRAPPED), sentence).height() + GRID // 2


def _write(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, elided)


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
