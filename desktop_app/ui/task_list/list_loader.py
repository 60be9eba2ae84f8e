"""Asks for the ids of a list: at once for the first of a new one, now and then for all of one that changes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.ui.background import Background
from desktop_app.ui.task_list.list_diff import ListDiff, diff_lists

FIRST = 200  # rows: more than any screen shows
IN_VIEW = 50  # rows: as many as most windows show
ASK_AGAIN_AFTER = 500  # milliseconds, at least, between two queries for the same list
ASK_AGAIN_AFTER_FAULT = 3000  # milliseconds
PAINTED_IN = 40  # milliseconds: what asks for all ids meanwhile takes the interpreter from who paints the first rows
REST = 4  # times as long as the last query took; a long list must not keep the database busy


@dataclass(frozen=True, slots=True)
class Listing:
    """Which tasks, in which order."""

    which: TaskFilter
    sort: Sort = Sort.ID
    descending: bool = True

    def find(self, repository: TaskRepository) -> array[int]:
        return _compact(repository.find_ids(self.which, self.sort, descending=self.descending))

    def find_first(self, repository: TaskRepository) -> tuple[array[int], dict[int, Task]]:
        """The first ids, and the tasks in view."""
        ids, tasks = repository.head(self.which, self.sort, descending=self.descending, limit=FIRST, tasks=IN_VIEW)
        return _compact(ids), tasks


class ListLoader(QObject):
    """An answer to an older question is dropped."""

    first_found = Signal(object, object)  #: the first ids of a new list, and tasks; fewer than `FIRST` are all of them
    found = Signal(object)  #: ListDiff: the steps from the present list to the whole one

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        present: Callable[[], array[int]],
        keep: Callable[[], Collection[int]],
        parent: QObject,
    ) -> None:
        """`present`: the ids that are shown, which change only when `first_found` or `found` says so while `asking`;
        `keep`: those whose new rows are to be told."""
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._present = present
        self._keep = keep
        self._key = f"list {id(self)}"
        self._asked_at = 0.0
        self._busy = self._stale = False
        self.asking = False  #: a query is under way
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)

    def show(self, listing: Listing) -> None:
        """A new list: its first rows, then all of it."""
        repository = self._repository
        self._ask(listing, lambda: listing.find_first(repository), lambda found: self._show_first(listing, *found))

    def refresh(self, listing: Listing, *, find_kept: bool = False) -> None:
        """The same list, as it is by now. `find_kept`: tell the rows of those to keep in any case."""
        repository, old, keep = self._repository, self._present(), tuple(self._keep())
        self._ask(listing, lambda: diff_lists(old, listing.find(repository), keep, find=find_kept), self._show_all)

    def refresh_soon(self, listing: Listing) -> None:
        """The same list, after a rest if it was asked for just now."""
        self._listing = listing
        if self._busy:
            self._stale = True
        else:
            self.refresh(listing)

    def _ask(self, listing: Listing, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._rest.stop()
        self._listing = listing
        self._busy, self._stale, self._asked_at = True, False, monotonic()
        self.asking = True
        self._background.run(work, done, failed=self._not_answered, key=self._key)

    def _show_first(self, listing: Listing, ids: array[int], tasks: dict[int, Task]) -> None:
        self.asking = False
        self.first_found.emit(ids, tasks)
        if len(ids) < FIRST:
            self._have_a_rest()
        else:
            QTimer.singleShot(PAINTED_IN, self, lambda: self._ask_for_all(listing))

    def _ask_for_all(self, listing: Listing) -> None:
        if listing == self._listing:
            self.refresh(listing, find_kept=True)

    def _show_all(self, diff: ListDiff) -> None:
        self.asking = False
        self.found.emit(diff)
        self._have_a_rest()

    def _have_a_rest(self) -> None:
        took = monotonic() - self._asked_at
        self._rest.start(max(ASK_AGAIN_AFTER, int(1000 * REST * took)))

    def _not_answered(self, fault: str) -> None:
        """The change feed tells the person; here it is enough to try again."""
        self.asking, self._stale = False, True
        self._rest.start(ASK_AGAIN_AFTER_FAULT)

    def _rested(self) -> None:
        self._busy = False
        if self._stale:
            self.refresh(self._listing)


def _compact(ids: Sequence[int]) -> array[int]:
    return ids if isinstance(ids, array) else array("q", ids)
