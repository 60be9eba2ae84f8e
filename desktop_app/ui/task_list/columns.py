"""The columns of the lists of tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from desktop_app.domain.task import Task
from desktop_app.orchestrator.lists import Sort
from desktop_app.presentation import formatting
from desktop_app.presentation.kinds import result_value
from desktop_app.presentation.text import one_line, readable
from worker_agent.contract.kinds import ResultColumn, TaskKind


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
    width: int  #: in digits, where there is room
    least: int  #: in digits, where there is little
    stretch: bool = False  #: takes what the others leave
    sort: Sort | None = None
    kind: Kind = Kind.TEXT
    right: bool = False  #: numbers line up at the right
    under_error: bool = False  #: a failed task's error is written across these columns
    under_note: bool = False  #: another note is written across these columns


def _plain(text: Callable[[Task], str]) -> Callable[[Task, datetime], str]:
    return lambda task, now: text(task)


STATUS = Column("Status", _plain(formatting.status), 17, 15, sort=Sort.STATUS, kind=Kind.STATUS)

TASK_COLUMNS = (
    Column("File", lambda task, now: one_line(task.file_name), 40, 20, stretch=True, sort=Sort.FILE),
    STATUS,
    Column(
        "Progress",
        _plain(formatting.percent),
        18,
        11,
        sort=Sort.PROGRESS,
        kind=Kind.PROGRESS,
        under_error=True,
        under_note=True,
    ),
    Column(
        "Attempt",
        _plain(formatting.attempt),
        9,
        8,
        sort=Sort.ATTEMPT,
        right=True,
        under_error=True,
        under_note=True,
    ),
    Column("Worker", _plain(formatting.worker), 16, 9, sort=Sort.WORKER, under_error=True, under_note=True),
    Column("Length", _plain(formatting.length), 9, 8, sort=Sort.LENGTH, right=True, under_error=True),
    Column("Speed", _plain(formatting.speed), 8, 7, sort=Sort.SPEED, right=True, under_error=True),
    Column("Time left", formatting.time_left, 11, 9, kind=Kind.ACTION, right=True),
)

PROBLEM_COLUMNS = (
    Column("File", lambda task, now: one_line(task.file_name), 30, 14, sort=Sort.FILE),
    STATUS,
    Column("Why", _plain(formatting.why), 60, 16, stretch=True),
    Column("Saved progress", _plain(formatting.saved_progress), 15, 13, right=True),
    Column("Attempt", _plain(formatting.attempt), 9, 8, sort=Sort.ATTEMPT, right=True),
    Column("Last worker", _plain(formatting.worker), 16, 11, sort=Sort.WORKER),
    Column("Next delivery", formatting.next_delivery_text, 16, 15, kind=Kind.ACTION, right=True),
)


def columns_for(kind: TaskKind | None) -> tuple[Column, ...]:
    """The list of tasks; with the values of their results where it shows one kind alone."""
    extra = [
        Column(readable(column.title), _value_of(column), 12, 8, right=True, under_error=True)
        for column in (kind.columns if kind else ())
    ]
    return (*TASK_COLUMNS[:-1], *extra, TASK_COLUMNS[-1])


def _value_of(column: ResultColumn) -> Callable[[Task, datetime], str]:
    return lambda task, now: result_value(task, column) or formatting.NONE


def fit(columns: Sequence[Column], available: float) -> list[float]:
    """The columns' widths in digits: none under its least, the stretching one what is over."""
    fixed = [column for column in columns if not column.stretch]
    wanted, least = sum(column.width for column in fixed), sum(column.least for column in fixed)
    room = available - sum(column.width * 0.6 for column in columns if column.stretch)
    share = min(1.0, max(0.0, (room - least) / max(1, wanted - least)))
    widths = [column.least + (column.width - column.least) * share for column in columns]
    over = available - sum(width for width, column in zip(widths, columns, strict=True) if not column.stretch)
    return [max(column.least, over) if column.stretch else w for w, column in zip(widths, columns, strict=True)]
