"""Draws the rows of a list of tasks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.lists import Sort
from desktop_app.presentation.notes import note as note_of
from desktop_app.presentation.notes import problem
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.task_list.cells import (
    LEFT,
    RIGHT,
    CellPainter,
    inner,
    note_colour,
    row_heights,
)
from desktop_app.ui.task_list.columns import Kind
from desktop_app.ui.task_list.list_diff import runs
from desktop_app.ui.task_list.model import TASK, TaskModel

Index = QModelIndex | QPersistentModelIndex


class TaskDelegate(QStyledItemDelegate):
    """Paints whole rows, so that a sentence can run across several columns."""

    retry_clicked = Signal(int)  #: task id

    def __init__(self, model: TaskModel, header: QHeaderView, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._header = header
        self._view = view
        self._pressed = -1  # the task on whose "Retry" the button went down
        self._shown: list[int] = []
        self._under_note: list[int] = []
        self._tells_why = False
        self.begin((), -1)

    def arrange_columns(self) -> None:
        """Columns are shown, hidden or moved."""
        header, columns = self._header, self._model.columns
        shown = [i for place in range(header.count()) if not header.isSectionHidden(i := header.logicalIndex(place))]
        noted = [place for place, index in enumerate(shown) if columns[index].under_note]
        first = next(iter(runs(noted)), range(0))  # those that stand side by side
        self._shown = shown
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
        """Before a painting: what is the same for all its rows. `selected`: the selected rows in view."""
        self._now, self._colours = datetime.now(UTC), current_tokens()
        self._selected, self._hovered = selected, hovered
        self._low = row_heights(self._view.fontMetrics())[0]
        self._cells = self._arranged()

    def background(self, row: int) -> str:
        """The colour behind the row."""
        if row in self._selected:
            return self._colours.accent_soft
        return self._colours.hover if row == self._hovered else self._colours.surface

    def paint_row(self, painter: QPainter, task: Task | None, height: int) -> None:
        """All its cells, from the top of what `painter` paints on. Hundreds of cells are painted at once: what Qt is
        asked for each of them counts."""
        cells, colours, cell_painter = self._cells, self._colours, CellPainter(painter, self._colours)
        if task is None:
            for cell in cells.values():
                cell_painter.write(cell, "…", colours.muted)
            return
        trouble = problem(task, self._now)
        note = note_of(task, self._now) if self._under_note and not trouble else None
        for number, cell in cells.items():
            if not (note and number in self._under_note):
                self._paint_cell(cell_painter, cell, number, task)
        if note:
            first, last = cells[self._under_note[0]], cells[self._under_note[-1]]
            cell_painter.write(first.united(last), note, note_colour(task, colours))
        if height > self._low and (told := self.second_line(task)):
            below = self._whole().translated(0, height - self._low)  # as far from the end as the first is from the top
            cell_painter.write(inner(below), told, note_colour(task, colours))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click is a press and a release on the same word, without a key that extends the selection."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if not isinstance(event, QMouseEvent) or event.type() not in kinds:
            return super().editorEvent(event, model, option, index)
        pressed, self._pressed = self._pressed, -1
        task = index.data(TASK)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if task is None or not plain or not self._offers_retry(index.column(), task):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = task.id
        elif pressed == task.id and option.rect.contains(event.position().toPoint()):
            self.retry_clicked.emit(task.id)
            return True
        return False

    def _paint_cell(self, painter: CellPainter, rect: QRect, number: int, task: Task) -> None:
        column, colours = self._model.columns[number], self._colours
        if self._offers_retry(number, task):
            painter.write(rect, tr("Retry"), colours.accent, RIGHT)
        elif column.kind is Kind.STATUS:
            painter.draw_status(rect, task, self._model.planned(task.id))
        elif column.kind is Kind.PROGRESS:
            painter.draw_progress(rect, task)
        else:
            text, side = column.text(task, self._now), RIGHT if column.right else LEFT
            if column.sort is Sort.FILE:
                painter.write(rect, text, colours.text, side, Qt.TextElideMode.ElideMiddle)
            else:
                painter.write(rect, text, colours.muted, side)

    def _arranged(self) -> dict[int, QRect]:
        """The insides of the cells of one row with one line, by column."""
        header, low = self._header, self._low
        places = ((one, header.sectionViewportPosition(one), header.sectionSize(one)) for one in self._shown)
        return {one: inner(QRect(left, 0, width, low)) for one, left, width in places}

    def _whole(self) -> QRect:
        """A line across the whole row; what lies outside the window would not be read."""
        header, width = self._header, self._view.viewport().width()
        if header.isRightToLeft():
            right = width + header.offset()
            return QRect(QPoint(max(0, right - header.length()), 0), QPoint(right - 1, self._low - 1))
        left = -header.offset()
        right = max(left, min(header.length() + left, width))
        return QRect(left, 0, right - left, self._low)

    def _offers_retry(self, column: int, task: Task) -> bool:
        """Of a task that failed, unless something is about to be done to it."""
        is_action = self._model.columns[column].kind is Kind.ACTION
        return is_action and task.status is TaskStatus.FAILED and not self._model.planned(task.id)
