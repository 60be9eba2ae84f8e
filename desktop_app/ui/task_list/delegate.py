"""Draws the rows of a list of tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.lists import Sort
from desktop_app.presentation.notes import note as note_of
from desktop_app.presentation.notes import problem
from desktop_app.ui.style.tokens import GRID, Tokens, current_tokens
from desktop_app.ui.task_list.cells import (
    LEFT,
    RIGHT,
    draw_progress,
    draw_status,
    inner,
    note_colour,
    row_heights,
    write,
)
from desktop_app.ui.task_list.columns import Kind
from desktop_app.ui.task_list.list_diff import runs
from desktop_app.ui.task_list.model import TASK, TaskModel

Index = QModelIndex | QPersistentModelIndex


class TaskDelegate(QStyledItemDelegate):
    """One for all columns, so that a sentence can run across several."""

    retry_clicked = Signal(int)  #: task id

    def __init__(self, model: TaskModel, header: QHeaderView, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._header = header
        self._view = view
        self._pressed = -1  # the task on whose "Retry" the button went down
        self._under_note: list[int] = []
        self._tells_why = False
        self.begin((), -1)

    def arrange_columns(self) -> None:
        """Columns are shown, hidden or moved."""
        header, columns = self._header, self._model.columns
        shown = [i for place in range(header.count()) if not header.isSectionHidden(i := header.logicalIndex(place))]
        noted = [place for place, index in enumerate(shown) if columns[index].under_note]
        first = next(iter(runs(noted)), range(0))  # those that stand side by side
        self._under_note = [shown[place] for place in first]
        self._tells_why = any(columns[index].sort is Sort.WHY for index in shown)

    def second_line(self, task: Task) -> str | None:
        """What went wrong with a task, unless a column says it."""
        if self._tells_why and task.error and task.status in (TaskStatus.FAILED, TaskStatus.PENDING):
            return None
        return problem(task, datetime.now(UTC))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_heights(option.fontMetrics)[0])

    def begin(self, selected: Collection[int], hovered: int) -> None:
        """Before a painting: what is the same for all its cells. `selected`: the selected rows in view."""
        self._now, self._colours = datetime.now(UTC), current_tokens()
        self._selected, self._hovered = selected, hovered
        self._low = row_heights(self._view.fontMetrics())[0]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Hundreds of cells are painted at once: what Qt is asked for each of them counts."""
        row, column, rect, colours = index.row(), index.column(), option.rect, self._colours
        if row in self._selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif row == self._hovered:
            painter.fillRect(rect, QColor(colours.hover))
        task, height = self._model.task_to_show(row), rect.height()
        line = rect if height <= self._low else QRect(rect.left(), rect.top(), rect.width(), self._low)
        if task is None:
            write(painter, inner(line), "…", colours.muted)
            return
        self._cell(painter, line, column, task, colours)
        if height > self._low and (told := self.second_line(task)):
            below = rect.adjusted(0, self._low - GRID // 2, 0, -GRID // 2)
            self._write_across(painter, below, self._span(below, column), told, note_colour(task, colours))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click is a press and a release on the same word, without a key that extends the selection."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if not isinstance(event, QMouseEvent) or event.type() not in kinds:
            return super().editorEvent(event, model, option, index)
        pressed, self._pressed = self._pressed, -1
        task = index.data(TASK)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if task is None or not plain or not self._offers_retry(index, task):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = task.id
        elif pressed == task.id and option.rect.contains(event.position().toPoint()):
            self.retry_clicked.emit(task.id)
            return True
        return False

    def _cell(self, painter: QPainter, cell: QRect, number: int, task: Task, colours: Tokens) -> None:
        column, rect = self._model.columns[number], inner(cell)
        note = note_of(task, self._now) if number in self._under_note and not problem(task, self._now) else None
        if note:
            span = self._span(cell, number, self._under_note)
            self._write_across(painter, cell, span, note, note_colour(task, colours))
        elif column.kind is Kind.ACTION and task.status is TaskStatus.FAILED:
            write(painter, rect, "Retry", colours.accent, RIGHT)
        elif column.kind is Kind.STATUS:
            draw_status(painter, rect, task, self._model.planned(task.id), colours)
        elif column.kind is Kind.PROGRESS:
            draw_progress(painter, rect, task, colours)
        else:
            text, side = column.text(task, self._now), RIGHT if column.right else LEFT
            if column.sort is Sort.FILE:
                write(painter, rect, text, colours.text, side, Qt.TextElideMode.ElideMiddle)
            else:
                write(painter, rect, text, colours.muted, side)

    def _write_across(self, painter: QPainter, cell: QRect, span: QRect, text: str, colour: str) -> None:
        """Each cell draws its own part of the sentence."""
        painter.save()
        painter.setClipRect(cell)
        write(painter, inner(span), text, colour)
        painter.restore()

    def _offers_retry(self, index: Index, task: Task) -> bool:
        return self._model.columns[index.column()].kind is Kind.ACTION and task.status is TaskStatus.FAILED

    def _span(self, cell: QRect, column: int, columns: Sequence[int] = ()) -> QRect:
        """The cells of all these columns, or of the whole row."""
        header = self._header
        shift = cell.left() - header.sectionViewportPosition(column)
        left, right = -header.offset(), header.length() - header.offset()
        if columns:
            left = header.sectionViewportPosition(columns[0])
            right = header.sectionViewportPosition(columns[-1]) + header.sectionSize(columns[-1])
        elif (width := self._view.viewport().width()) < right:
            right = max(width, left)  # what lies outside the window would not be read
        return QRect(left + shift, cell.top(), right - left, cell.height())
