"""The columns of the lists of tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports import Sort
from desktop_app.ui.task_table import texts


class Kind(Enum):
    """How a cell is drawn."""

    TEXT = auto()
    STATUS = auto()  #: a mark and words
    PROGRESS = auto()  #: a bar and a number
    ACTION = auto()  #: text, or "Retry" where the task failed


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    text: Callable[[Task, datetime], str]
    width: int  #: in average characters; the first column takes what is left
    sort: Sort | None = None
    kind: Kind = Kind.TEXT
    right: bool = False  #: numbers line up at the right
    under_error: bool = False  #: a failed task's error is written across these columns
    under_warning: bool = False  #: a completed task's warning is written across these columns


def _plain(text: Callable[[Task], str]) -> Callable[[Task, datetime], str]:
    return lambda task, now: text(task)


FILE = Column("File", lambda task, now: task.file_name, 24, Sort.FILE)
STATUS = Column("Status", _plain(texts.status), 17, Sort.STATUS, Kind.STATUS)
WORKER = Column("Worker", _plain(texts.worker), 14, Sort.WORKER, under_error=True, under_warning=True)

TASK_COLUMNS = (
    FILE,
    STATUS,
    Column("Progress", _plain(texts.percent), 18, Sort.PROGRESS, Kind.PROGRESS, under_error=True, under_warning=True),
    Column("Attempt", _plain(texts.attempt), 9, Sort.ATTEMPT, right=True, under_error=True, under_warning=True),
    WORKER,
    Column("Length", _plain(texts.length), 10, Sort.LENGTH, right=True, under_error=True),
    Column("Speed", _plain(texts.speed), 8, Sort.SPEED, right=True, under_error=True),
    Column("Time left", _plain(texts.time_left), 11, kind=Kind.ACTION, right=True),
)

RETRY_COLUMNS = (
    FILE,
    STATUS,
    Column("Why", _plain(texts.why), 40),
    Column("Attempt", _plain(texts.attempt), 9, Sort.ATTEMPT, right=True),
    Column("Last worker", _plain(texts.worker), 14, Sort.WORKER),
    Column("Visible again", texts.visible_again, 16, kind=Kind.ACTION, right=True),
)
