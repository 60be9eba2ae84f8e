"""What runs across all cells of a row: a line beneath it, a colour under the pointer, a frame where it is current."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QCursor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.task_list.delegate import TaskDelegate


class RowMarks:
    """Painted row by row: a line for each of the cells would take as long as their text."""

    def __init__(self, view: QTableView, delegate: TaskDelegate) -> None:
        self._view = view
        self._delegate = delegate
        self.hovered = self._current = -1  #: rows

    def hover(self, row: int) -> None:
        """The pointer is over this row; -1: over none."""
        if row != self.hovered:
            self._update(self.hovered, row)
            self.hovered = row

    def mark_current(self, row: int) -> None:
        if row != self._current:
            self._update(self._current, row)
            self._current = row

    def begin(self, in_view: range, selected: Iterable[range]) -> None:
        """Before the rows are painted."""
        if self.hovered >= 0:  # other rows may have come under the pointer, which has not moved
            self.hovered = self._view.rowAt(self._view.viewport().mapFromGlobal(QCursor.pos()).y())
        parts = list(selected)
        self._delegate.begin({row for row in in_view if any(row in part for part in parts)}, self.hovered)

    def paint(self, painter: QPainter, in_view: range) -> None:
        """After them; `painter`: of the view's viewport."""
        view, colours, current = self._view, current_tokens(), self._view.currentIndex().row()
        width = min(view.viewport().width(), view.horizontalHeader().length())
        left = view.viewport().width() - width if view.isRightToLeft() else 0
        for row in in_view:
            place = QRect(left, view.rowViewportPosition(row), width, view.rowHeight(row))
            painter.setPen(QColor(colours.hover))
            painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
            if row == current and view.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawLine(place.left(), place.top() + 1, place.right(), place.top() + 1)
                painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())

    def _update(self, *rows: int) -> None:
        view = self._view
        for row in rows:
            if row >= 0:
                view.viewport().update(0, view.rowViewportPosition(row), view.viewport().width(), view.rowHeight(row))
