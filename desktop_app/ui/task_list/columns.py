"""The columns of the lists of tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.lists import Sort
from desktop_app.presentation import formatting
from desktop_app.presentation.kinds import result_value
from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import mark, tr
from worker_agent.contract.kinds import ResultColumn, TaskKind

PADDING = 2.5  # digits, about, around the text of each
FIRST_SHARE = 0.8  # of its width that the stretching column has before others get more than their least


class Kind(Enum):
    """How a cell is drawn."""

    TEXT = auto()
    STATUS = auto()  #: a mark and words
    PROGRESS = auto()  #: a bar and a number
    ACTION = auto()  #: text, or "Retry" where the task failed


@dataclass(frozen=True, slots=True)
class Column:
    key: str  #: names it in what is remembered
    title: str  #: in English: it is translated where it is shown
    text: Callable[[Task, datetime], str]
    width: int  #: in digits, where there is room
    least: int  #: in digits, where there is little
    stretch: bool = False  #: takes what the others leave
    sort: Sort | None = None
    kind: Kind = Kind.TEXT
    right: bool = False  #: numbers line up at the right
    under_note: bool = False  #: a note that takes no line of its own is written across these columns
    shown: bool = True  #: unless the operator says otherwise
    dispensable: int = 0  #: where there is little room, the column with the highest number goes first; 0: it stays


def _plain(text: Callable[[Task], str]) -> Callable[[Task, datetime], str]:
    return lambda task, now: text(task)


def _hidden(column: Column) -> Column:
    return replace(column, shown=False)


FILE = Column("file", mark("File"), lambda task, now: one_line(task.file_name), 40, 20, stretch=True, sort=Sort.FILE)
STATUS = Column("status", mark("Status"), _plain(formatting.status), 17, 15, sort=Sort.STATUS, kind=Kind.STATUS)
PROGRESS = Column(
    "progress",
    mark("Progress"),
    _plain(formatting.percent),
    18,
    11,
    sort=Sort.PROGRESS,
    kind=Kind.PROGRESS,
    under_note=True,
)
ATTEMPT = Column(
    "attempt",
    mark("Attempt"),
    _plain(formatting.attempt),
    9,
    8,
    sort=Sort.ATTEMPT,
    right=True,
    under_note=True,
    dispensable=3,
)
WORKER = Column(
    "worker", mark("Worker"), _plain(formatting.worker), 16, 9, sort=Sort.WORKER, under_note=True, dispensable=1
)
LENGTH = Column("length", mark("Length"), _plain(formatting.length), 9, 8, sort=Sort.LENGTH, right=True, dispensable=2)
SPEED = Column("speed", mark("Speed"), _plain(formatting.speed), 8, 7, sort=Sort.SPEED, right=True, dispensable=4)
TIME_LEFT = Column(
    "time_left", mark("Time left"), formatting.time_left, 11, 9, sort=Sort.TIME_LEFT, kind=Kind.ACTION, right=True
)
WHY = Column("why", mark("Why"), _plain(formatting.why), 60, 16, sort=Sort.WHY)
NEXT_DELIVERY = Column(
    "next_delivery", mark("Next delivery"), formatting.next_delivery_text, 16, 15, sort=Sort.NEXT_DELIVERY, right=True
)
SAVED_PROGRESS = Column("saved", mark("Saved progress"), _plain(formatting.saved_progress), 15, 13, right=True)
LANGUAGE = Column("language", mark("Language"), _plain(formatting.language), 12, 8, sort=Sort.LANGUAGE)
KIND = Column("kind", mark("Kind"), _plain(formatting.kind), 12, 8, sort=Sort.KIND)
SUBMITTED = Column("submitted", mark("Submitted"), formatting.submitted, 18, 12, sort=Sort.ID)

#: The one that "Retry" stands in is among those shown
TASK_COLUMNS = (
    FILE,
    STATUS,
    PROGRESS,
    ATTEMPT,
    WORKER,
    LENGTH,
    SPEED,
    TIME_LEFT,
    *map(_hidden, (WHY, NEXT_DELIVERY, SAVED_PROGRESS, LANGUAGE, KIND, SUBMITTED)),
)

PROBLEM_COLUMNS = (
    replace(FILE, width=30, least=14),
    STATUS,
    replace(SAVED_PROGRESS, dispensable=4),
    ATTEMPT,
    replace(WORKER, title=mark("Last worker"), least=11, under_note=False),
    replace(NEXT_DELIVERY, kind=Kind.ACTION),
    *map(_hidden, (WHY, replace(PROGRESS, under_note=False), LENGTH, SPEED, LANGUAGE, KIND, SUBMITTED)),
)


def columns_for(kind: TaskKind | None) -> tuple[Column, ...]:
    """The list of tasks; with the values of their results where it shows one kind alone."""
    values = kind.columns if kind else ()
    extra = [Column(f"value {one.key}", readable(one.title), _value_of(one), 12, 8, right=True) for one in values]
    return (*TASK_COLUMNS, *extra)


def standing_texts(column: Column) -> list[str]:
    """What is to be read in it in any case, whatever else is cut off; how long that is depends on the language."""
    texts = [tr(column.title)]
    if column.kind is Kind.ACTION:
        texts.append(tr("Retry"))
    if column.kind is Kind.STATUS:
        texts += formatting.status_names()
    return texts


def _value_of(column: ResultColumn) -> Callable[[Task, datetime], str]:
    return lambda task, now: result_value(task, column) or formatting.NONE


def choose_shown(columns: Sequence[Column], available: float, chosen: Mapping[str, bool]) -> list[Column]:
    """Those for which there is room. `available`: digits, as in `fit`; `chosen`: by key, what the operator wants or
    does not want, whatever the room."""
    shown = [column for column in columns if chosen.get(column.key, column.shown)]
    can_go = sorted(
        (one for one in shown if one.dispensable and one.key not in chosen), key=lambda one: -one.dispensable
    )
    for column in can_go:
        if sum(each.least + PADDING for each in shown) <= available:
            break
        shown.remove(column)
    return shown


def fit(columns: Sequence[Column], available: float) -> list[float]:
    """The columns' widths in digits: none under its least, the stretching one what is over."""
    fixed = [column for column in columns if not column.stretch]
    wanted, least = sum(column.width for column in fixed), sum(column.least for column in fixed)
    room = available - sum(column.width * FIRST_SHARE for column in columns if column.stretch)
    share = min(1.0, max(0.0, (room - least) / max(1, wanted - least)))
    widths = [column.least + (column.width - column.least) * share for column in columns]
    over = available - sum(width for width, column in zip(widths, columns, strict=True) if not column.stretch)
    return [max(column.least, over) if column.stretch else w for w, column in zip(widths, columns, strict=True)]
