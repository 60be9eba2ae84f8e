"""A cache of the tasks that are or were lately in view; the others stay in the database."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from desktop_app.domain.task import Task

PAGE = 100  # rows loaded together
MOST_TASKS = 4000  # held at once
MOST_WANTED = 4  # pages; who scrolls fast wants only the latest ones


class TaskCache:
    """A cache with a memory of the rows at which its tasks were last shown, and of what was looked for in vain."""

    def __init__(self) -> None:
        self._tasks: OrderedDict[int, Task] = OrderedDict()
        self._row: dict[int, int] = {}
        self._wanted: OrderedDict[int, None] = OrderedDict()

    def get(self, id_: int, row: int) -> Task | None:
        """The task to show at `row`; None: it is wanted from now on."""
        task = self._tasks.get(id_)
        if task is None:
            self._want(row // PAGE)
            return None
        self._tasks.move_to_end(id_)
        self._row[id_] = row
        return task

    def peek(self, id_: int) -> Task | None:
        """The task, if it is here."""
        return self._tasks.get(id_)

    def take_wanted(self, ids: array[int]) -> list[int]:
        """The ids to load: those of the pages that were wanted since the last call."""
        pages, self._wanted = list(self._wanted), OrderedDict()
        return [id_ for page in pages for id_ in ids[page * PAGE : (page + 1) * PAGE] if id_ not in self._tasks]

    def add(self, tasks: Iterable[Task]) -> None:
        """Keep the tasks, unless a newer one has come by the change feed meanwhile."""
        for task in tasks:
            known = self._tasks.get(task.id)
            if known is None or known.revision <= task.revision:
                self._tasks[task.id] = task
            self._tasks.move_to_end(task.id)
        while len(self._tasks) > MOST_TASKS:
            id_, _ = self._tasks.popitem(last=False)
            self._row.pop(id_, None)

    def update(self, tasks: Sequence[Task]) -> list[int]:
        """Keep them as they are now; returns the rows at which some of them were last shown."""
        self.add(tasks)
        return [self._row[task.id] for task in tasks if task.id in self._row]

    def forget(self) -> None:
        """What is kept may be of another database than the one there is now."""
        self._tasks.clear()
        self._row.clear()

    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        while len(self._wanted) > MOST_WANTED:
            self._wanted.popitem(last=False)
