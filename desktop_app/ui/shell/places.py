"""The places of the sidebar: each a part of the list, or the page of workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.batch import BatchSummary
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports import lists
from desktop_app.orchestrator.ports.lists import Cause, TaskFilter
from desktop_app.presentation.errors import error_title
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, format_percent, mark, tr


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person can be."""

    key: str  #: stays the same between two starts
    title: str  #: in English, where it is one of the constants below
    which: TaskFilter | None  #: the tasks that are shown there; None: it is no list
    detail: str = ""  #: a number, mostly
    cause: Cause | None = None  #: the problem that is shown alone
    batch: BatchSummary | None = None  #: whose tasks are shown alone
    tip: str = ""
    is_heading: bool = False  #: nobody can be there


ALL = Place("all", mark("All"), TaskFilter())
WORKING = Place("working", mark("Working"), TaskFilter(status=TaskStatus.IN_PROGRESS))
WAITING = Place("waiting", mark("Waiting"), TaskFilter(status=TaskStatus.PENDING))
PROBLEMS = Place("problems", mark("Problems"), lists.PROBLEMS)
DONE = Place("done", mark("Done"), TaskFilter(status=TaskStatus.COMPLETED))
CANCELLED = Place("cancelled", mark("Cancelled"), TaskFilter(status=TaskStatus.CANCELLED))
WORKERS = Place("workers", mark("Workers"), None)
BATCHES = Place("batches", mark("Batches"), None, is_heading=True)

FIXED = (ALL, WORKING, WAITING, PROBLEMS, DONE, CANCELLED, WORKERS)
MOST_CAUSES = 5  # in the sidebar: the commonest


def places(
    counts: Mapping[TaskStatus, int],
    problems: int | None = None,
    causes: Sequence[Cause] = (),
    batches: Sequence[BatchSummary] = (),
    workers: int | None = None,
) -> list[Place]:
    """From top to bottom, with their counts. Nobody looks for what was cancelled where nothing was."""
    shown: list[Place] = []
    for place in FIXED:
        match place:
            case Place(key="problems"):
                shown.append(_translated(place, problems))
                shown += [_place_of_cause(cause) for cause in causes[:MOST_CAUSES]]
            case Place(key="workers"):
                shown.append(_translated(place, workers))
            case Place(which=TaskFilter(status=None)):
                shown.append(_translated(place, sum(counts.values())))
            case Place(which=TaskFilter(status=TaskStatus() as status)):
                if place != CANCELLED or counts.get(status):
                    shown.append(_translated(place, counts.get(status, 0)))
    if batches:
        shown += [_translated(BATCHES, None), *(_place_of_batch(batch) for batch in batches)]
    return shown


def _translated(place: Place, count: int | None) -> Place:
    return replace(place, title=tr(place.title), detail=_number(count))


def _number(count: int | None) -> str:
    return "" if count is None else format_number(count)


def _place_of_cause(cause: Cause) -> Place:
    return Place(
        f"cause {cause.kind} {cause.message}",
        one_line(error_title(cause.kind)),
        replace(lists.PROBLEMS, error=(cause.kind, cause.message)),
        _number(cause.tasks),
        cause=cause,
        tip=one_line(cause.message),
    )


def _place_of_batch(summary: BatchSummary) -> Place:
    batch = summary.batch
    detail = _number(summary.tasks) if summary.has_ended else format_percent(round(summary.progress * 100))
    return Place(
        f"batch {batch.id}",
        one_line(batch.name) or tr("Batch {number}", number=str(batch.id)),
        TaskFilter(batch=batch.id),
        tr("paused") if batch.paused else detail,
        batch=summary,
        tip=tr("{name}, handed in by {person}", name=one_line(batch.name), person=one_line(batch.submitted_by)),
    )
