"""What is asked of the database for lists, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.task import Task, TaskStatus

ListHead = tuple[Sequence[int], dict[int, Task]]  #: the first ids of a list, and the first of its tasks


class Sort(StrEnum):
    """By which column a list is ordered. What is unknown comes first, but by `WHY`, `TIME_LEFT` and `NEXT_DELIVERY`,
    where few have a value, last."""

    ID = "id"  #: the order in which they were submitted
    FILE = "file_name"
    STATUS = "status"
    PROGRESS = "progress"
    ATTEMPT = "attempt"
    WORKER = "worker"
    LENGTH = "duration_seconds"
    SPEED = "speed"
    KIND = "kind"
    LANGUAGE = "language"
    WHY = "why"  #: the message of the latest error
    TIME_LEFT = "time_left"  #: as the worker's latest report has it
    NEXT_DELIVERY = "next_delivery"  #: those who wait, then those in progress, by the end of their lease


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a list shows."""

    status: TaskStatus | None = None  #: None: all
    kind: str | None = None  #: None: all
    search: str = ""  #: part of the file's name, case-insensitive
    retried: bool = False  #: only those that needed or need another attempt, or failed
    unsolved: bool = False  #: only those that are neither completed nor cancelled
    batch: int | None = None  #: only those of this batch
    error: tuple[str, str] | None = None  #: only those whose latest error has this kind and message

    def matches_but_for_search(self, task: Task) -> bool:
        """Whether the list shows the task, were nothing searched for: names are compared as the database does."""
        return (
            self.status in (None, task.status)
            and self.kind in (None, task.kind)
            and self.batch in (None, task.batch_id)
            and (task.retried or not self.retried)
            and (task.status.unsolved or not self.unsolved)
            and self.error in (None, task.error and (task.error.kind, task.error.message))
        )


#: What still needs a person or another attempt; what needed one and has succeeded since is no problem any more
PROBLEMS = TaskFilter(retried=True, unsolved=True)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why tasks need another attempt, or failed."""

    kind: str  #: of the error
    message: str
    tasks: int  #: that are neither completed nor cancelled
    retryable: int  #: of them failed, or wait for another attempt


class Cursor:
    """What somebody has seen of the changes; only the repository that gave it can read it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to tasks since somebody last looked."""

    cursor: Cursor  #: ask for the next changes with this one
    tasks: tuple[Task, ...]  #: as they are now, each once
    removed: tuple[int, ...]  #: ids
    complete: bool  #: False: there are more; ask again at once
    restarted: bool = False  #: True: the database is another one than before; what it holds is to be read anew
