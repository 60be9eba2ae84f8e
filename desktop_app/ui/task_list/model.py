"""The model of a list of tasks: all ids, few tasks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.lists import Changes, Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.presentation import formatting
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.task_list.columns import Column, Kind
from desktop_app.ui.task_list.list_diff import ListDiff, diff_by_id, find_anywhere, find_by_id, runs
from desktop_app.ui.task_list.list_loader import FIRST, Listing, ListLoader
from desktop_app.ui.task_list.row_cache import TaskCache
from desktop_app.ui.widgets.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

TASK = Role.UserRole  #: the whole task, for the delegate; None: it is being loaded


class TaskModel(QAbstractTableModel):
    """Shows what a filter lets through, in the order of a column; follows the change feed."""

    loaded = Signal()  #: the first rows of the first list are here
    arranged = Signal()  #: tasks have changed; rows may have come, gone or moved

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        columns: tuple[Column, ...],
        which: TaskFilter,
        parent: QObject | None = None,
        *,
        planned: Callable[[int], str] = lambda id_: "",
    ) -> None:
        """`planned`: what stands in place of a task's status, by its id; empty: the status does."""
        super().__init__(parent)
        self.columns = columns
        self.planned = planned
        self.kept: dict[int, int] = {}  #: after a reset, or when a list is complete: the rows of those to be kept
        self.complete = False  #: these are all rows; until then, the first ones of a new list
        self.listed_anew = False  #: the list is another one than the operator had chosen before
        self.listing = Listing(which)
        self._repository = repository
        self._background = background
        self._ids: array[int] = array("q")
        self._pages = TaskCache()
        self._keep: Callable[[], Collection[int]] = tuple
        self._loaded = self._loading = False
        self._loader = ListLoader(repository, background, lambda: self._ids, lambda: self._keep(), self)
        self._loader.first_found.connect(self._show_first)
        self._loader.found.connect(self._show_all)
        self._load_timer = QTimer(self, singleShot=True)
        self._load_timer.timeout.connect(self._load)

    # what the view shows
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            is_sorted = column.sort is self.listing.sort and self.listing != Listing(self.listing.which)
            return f"{tr(column.title)} {'▾' if self.listing.descending else '▴'}" if is_sorted else tr(column.title)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, TASK, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        task = self.task_to_show(index.row())
        if role == TASK:
            return task
        if task is None:
            return "…"
        if role == Role.ToolTipRole:
            return plain_tooltip(formatting.tool_tip(task, datetime.now(UTC)))
        column = self.columns[index.column()]
        planned = self.planned(task.id) if column.kind is Kind.STATUS else ""
        return planned or column.text(task, datetime.now(UTC))

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
        if self.listing.sort is Sort.ID and not self._loader.asking:
            return find_by_id(self._ids, id_, descending=self.listing.descending)
        return find_anywhere(self._ids, id_)

    def task_at(self, row: int) -> Task | None:
        """The task in that row, if it is here; none is loaded."""
        return self._pages.peek(self._ids[row])

    # which list
    def set_filter(self, which: TaskFilter) -> None:
        self._show(replace(self.listing, which=which))

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Other columns for the same tasks: those behind the ones that stay come and go."""
        same = next((i for i, pair in enumerate(zip(self.columns, columns, strict=False)) if len(set(pair)) > 1), None)
        stay = min(len(self.columns), len(columns)) if same is None else same
        if len(self.columns) > stay:
            self.beginRemoveColumns(QModelIndex(), stay, len(self.columns) - 1)
            self.columns = columns[:stay]
            self.endRemoveColumns()
        if len(columns) > stay:
            self.beginInsertColumns(QModelIndex(), stay, len(columns) - 1)
            self.columns = columns
            self.endInsertColumns()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; a third click on the same one brings the newest to the top again."""
        sort, now = self.columns[column].sort, self.listing
        if sort is None:
            return
        if sort is not now.sort or (sort is Sort.ID and now.descending):
            self.sort_by(sort, descending=False)
        elif not now.descending:
            self.sort_by(sort, descending=True)
        else:
            self.sort_by(Sort.ID, descending=True)

    def sort_by(self, sort: Sort, *, descending: bool) -> None:
        self._show(replace(self.listing, sort=sort, descending=descending))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def keep(self, ids: Callable[[], Collection[int]]) -> None:
        """Whose rows to tell after a reset: those the view has selected."""
        self._keep = ids

    def refresh(self, *, forget: bool = False) -> None:
        """Query the list anew. `forget`: read what is in view anew, too."""
        if forget:
            self._pages.forget()
            self._show_loaded({})
        if self._loaded:
            self._loader.refresh(self.listing)
        else:
            self._loader.show(self.listing)

    def _show(self, listing: Listing) -> None:
        if listing != self.listing:
            self.complete = self.complete and listing.which == self.listing.which
            self.listing = listing
            self._loader.show(listing)

    # what changes
    def apply(self, changes: Changes) -> None:
        """Redraw the rows that changed; bring in, take out or move those of which the list is another one now."""
        for rows in runs(sorted(row for row in self._pages.update(changes.tasks) if row < len(self._ids))):
            self.dataChanged.emit(self.index(rows.start, 0), self.index(rows.stop - 1, len(self.columns) - 1))
        if self.listing.sort is not Sort.ID or self.listing.which.search or not self.complete or self._loader.asking:
            self._loader.refresh_soon(self.listing)
            return
        fits = self.listing.which.matches_but_for_search
        come = [task.id for task in changes.tasks if fits(task)]
        gone = [*changes.removed, *(task.id for task in changes.tasks if not fits(task))]
        diff = diff_by_id(self._ids, gone, come, tuple(self._keep()), descending=self.listing.descending)
        self._arrange(diff)

    def _show_first(self, ids: array[int], tasks: dict[int, Task]) -> None:
        wanted = set(self._keep())
        self._pages.add(tasks.values())
        self.complete, self.listed_anew = len(ids) < FIRST, True
        self._arrange(ListDiff(ids, reset=True, kept={id_: row for row, id_ in enumerate(ids) if id_ in wanted}))

    def _show_all(self, diff: ListDiff) -> None:
        self.complete = True
        self._arrange(diff)

    def _arrange(self, diff: ListDiff) -> None:
        self.kept = diff.kept
        if diff.reset:
            self.beginResetModel()
            self._ids = diff.ids
            self.endResetModel()
        else:
            self._follow(diff)
        self.arranged.emit()
        self.listed_anew = self.listed_anew and not self.complete
        if not self._loaded:
            self._loaded = True
            self.loaded.emit()

    def _follow(self, diff: ListDiff) -> None:
        for rows in diff.removals:
            self.beginRemoveRows(QModelIndex(), rows.start, rows.stop - 1)
            del self._ids[rows.start : rows.stop]
            self.endRemoveRows()
        for rows in diff.insertions:
            self.beginInsertRows(QModelIndex(), rows.start, rows.stop - 1)
            if rows is diff.insertions[-1]:
                self._ids = diff.ids  # a million of them are not copied
            else:
                self._ids[rows.start : rows.start] = diff.ids[rows.start : rows.stop]
            self.endInsertRows()

    # loading
    def task_to_show(self, row: int) -> Task | None:
        """The task in that row; None: it is being loaded."""
        task = self._pages.get(self._ids[row], row)
        if task is None and not self._loading:
            self._load_timer.start(0)  # one painting asks for many rows
        return task

    def _load(self) -> None:
        if ids := self._pages.take_wanted(self._ids):
            self._loading = True
            self._background.run(lambda: self._repository.tasks(ids), self._loaded_more, failed=self._not_loaded)

    def _loaded_more(self, tasks: dict[int, Task]) -> None:
        self._loading = False
        self._show_loaded(tasks)

    def _not_loaded(self, fault: str) -> None:
        """The next painting asks again."""
        self._loading = False

    def _show_loaded(self, tasks: dict[int, Task]) -> None:
        """Rows may have moved since they were asked for: let the view draw whatever it shows."""
        self._pages.add(tasks.values())
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
