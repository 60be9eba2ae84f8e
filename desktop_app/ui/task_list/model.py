"""The model of a list of tasks: all ids, few tasks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop_app.domain.task import Task
from desktop_app.orchestrator.lists import Changes, Sort, TaskFilter
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.presentation import formatting
from desktop_app.ui.background import Background
from desktop_app.ui.task_list.columns import Column
from desktop_app.ui.task_list.list_diff import ListDiff, diff_lists
from desktop_app.ui.task_list.row_cache import TaskCache
from desktop_app.ui.widgets.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

TASK = Role.UserRole  #: the whole task, for the delegate; None: it is being loaded
LOAD_AFTER = 20  # milliseconds: one painting asks for many rows
ASK_AGAIN_AFTER = 500  # milliseconds, at least, between two queries for the same list
ASK_AGAIN_AFTER_FAULT = 3000  # milliseconds
REST = 4  # times as long as the last query took; a long list must not keep the database busy


class TaskModel(QAbstractTableModel):
    """Shows what a filter lets through, in the order of a column; follows the change feed."""

    loaded = Signal()  #: the first list is here
    arranged = Signal()  #: rows have come, gone or moved

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        columns: tuple[Column, ...],
        which: TaskFilter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._repository = repository
        self._background = background
        self._which = which
        self._sort, self._descending = Sort.ID, True
        self._ids: array[int] = array("q")
        self._pages = TaskCache()
        self._keep: Callable[[], Collection[int]] = tuple
        self._kept: dict[int, int] = {}
        self._request_key = f"list {id(self)}"
        self._asked_at = 0.0
        self._busy = False  #: a query is under way, or was just now
        self._stale = False  #: there may be more to see than it will tell
        self._loaded = False
        self._load_timer = self._timer(self._load)
        self._rest_timer = self._timer(self._rested)

    # what the view shows
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return f"{column.title} {'▾' if self._descending else '▴'}" if column.sort is self._sort else column.title
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, TASK, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        task = self._task(index.row())
        if role == TASK:
            return task
        if task is None:
            return "…"
        if role == Role.ToolTipRole:
            return plain_tooltip(formatting.tool_tip(task, datetime.now(UTC)))
        return self.columns[index.column()].text(task, datetime.now(UTC))

    def ids_in(self, rows: Iterable[range]) -> array[int]:
        """The ids in these rows."""
        chosen: array[int] = array("q")
        for each in rows:
            chosen += self._ids[each.start : each.stop]
        return chosen

    def id_at(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, id_: int) -> int | None:
        """Where the task stands, if the list has it."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    @property
    def kept(self) -> dict[int, int]:
        """After a reset: the rows of the ids that were to be kept."""
        return self._kept

    # which list
    def set_filter(self, which: TaskFilter) -> None:
        if which != self._which:
            self._which = which
            self.refresh()

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Other columns for the same tasks: those between the first and the last that are the same change."""
        first = next((i for i, pair in enumerate(zip(self.columns, columns, strict=False)) if len(set(pair)) > 1), 0)
        old, new = len(self.columns) - 1, len(columns) - 1  # the last column stays
        if old > first > 0:
            self.beginRemoveColumns(QModelIndex(), first, old - 1)
            self.columns = (*columns[:first], columns[-1])
            self.endRemoveColumns()
        if new > first > 0:
            self.beginInsertColumns(QModelIndex(), first, new - 1)
            self.columns = columns
            self.endInsertColumns()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; a third click on the same one brings the newest to the top again."""
        sort = self.columns[column].sort
        if sort is None:
            return
        if sort is not self._sort:
            self._sort, self._descending = sort, False
        elif not self._descending:
            self._descending = True
        else:
            self._sort, self._descending = Sort.ID, True
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.refresh()

    def keep(self, ids: Callable[[], Collection[int]]) -> None:
        """Whose rows to tell after a reset: those the view has selected."""
        self._keep = ids

    def refresh(self, *, forget: bool = False) -> None:
        """Query the list anew; an answer to an older question is dropped. `forget`: read what is in view anew, too."""
        if forget:
            self._pages.forget()
            self._show_loaded({})
        self._rest_timer.stop()
        self._busy, self._stale, self._asked_at = True, False, monotonic()
        repository, old, keep = self._repository, self._ids[:], tuple(self._keep())
        which, sort, descending = self._which, self._sort, self._descending

        def work() -> ListDiff:
            ids = repository.find_ids(which, sort, descending=descending)
            return diff_lists(old, ids if isinstance(ids, array) else array("q", ids), keep)

        self._background.run(work, self._arrange, failed=self._not_answered, key=self._request_key)

    # what changes
    def apply(self, changes: Changes) -> None:
        """Redraw the rows that changed; query the list again where it may be another one now."""
        for row in self._pages.update(changes.tasks):
            if row < len(self._ids):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        if self._may_move(changes):
            self._ask_soon()

    def _may_move(self, changes: Changes) -> bool:
        which = self._which
        if changes.removed or which.status is not None or which.retried or self._sort is not Sort.ID:
            return True
        newest = max((self._ids[0], self._ids[-1])) if self._ids else 0
        return any(task.id > newest for task in changes.tasks)

    def _ask_soon(self) -> None:
        if self._busy:
            self._stale = True
        else:
            self.refresh()

    def _not_answered(self, fault: str) -> None:
        """The change feed tells the person; here it is enough to try again."""
        self._stale = True
        self._rest_timer.start(ASK_AGAIN_AFTER_FAULT)

    def _arrange(self, arrangement: ListDiff) -> None:
        took = monotonic() - self._asked_at
        if arrangement.reset:
            self._start_anew(arrangement)
        else:
            self._follow(arrangement)
        self.arranged.emit()
        if not self._loaded:
            self._loaded = True
            self.loaded.emit()
        self._rest_timer.start(max(ASK_AGAIN_AFTER, int(1000 * REST * took)))

    def _rested(self) -> None:
        self._busy = False
        if self._stale:
            self.refresh()

    def _start_anew(self, arrangement: ListDiff) -> None:
        self.beginResetModel()
        self._ids, self._kept = arrangement.ids, arrangement.kept
        self.endResetModel()

    def _follow(self, arrangement: ListDiff) -> None:
        for rows in arrangement.removals:
            self.beginRemoveRows(QModelIndex(), rows.start, rows.stop - 1)
            del self._ids[rows.start : rows.stop]
            self.endRemoveRows()
        for rows in arrangement.insertions:
            self.beginInsertRows(QModelIndex(), rows.start, rows.stop - 1)
            self._ids[rows.start : rows.start] = arrangement.ids[rows.start : rows.stop]
            self.endInsertRows()

    # loading
    def _task(self, row: int) -> Task | None:
        task = self._pages.get(self._ids[row], row)
        if task is None and not self._load_timer.isActive():
            self._load_timer.start(LOAD_AFTER)
        return task

    def _load(self) -> None:
        if ids := self._pages.take_wanted(self._ids):
            self._background.run(lambda: self._repository.tasks(ids), self._show_loaded, failed=lambda fault: None)

    def _show_loaded(self, tasks: dict[int, Task]) -> None:
        """Rows may have moved since they were asked for: let the view draw whatever it shows."""
        self._pages.add(tasks.values())
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer
