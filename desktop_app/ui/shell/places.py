"""The places of the sidebar: each a part of the list, or the page of workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.batch import BatchSummary
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import Cause, TaskFilter
from desktop_app.presentation.text import one_line
from worker_agent.contract.error_kinds import label_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person can be."""

    key: str  #: stays the same between two starts
    title: str
    which: TaskFilter | None  #: the tasks that are shown there; None: it is no list
    detail: str = ""  #: a number, mostly
    cause: Cause | None = None  #: the problem that is shown alone
    batch: BatchSummary | None = None  #: whose tasks are shown alone
    tip: str = ""
    is_heading: bool = False  #: nobody can be there


ALL = Place("all", "All", TaskFilter())
WORKING = Place("working", "Working", TaskFilter(status=TaskStatus.IN_PROGRESS))
WAITING = Place("waiting", "Waiting", TaskFilter(status=TaskStatus.PENDING))
PROBLEMS = Place("problems", "Problems", TaskFilter(retried=True))
DONE = Place("done", "Done", TaskFilter(status=TaskStatus.COMPLETED))
CANCELLED = Place("cancelled", "Cancelled", TaskFilter(status=TaskStatus.CANCELLED))
WORKERS = Place("workers", "Workers", None)
BATCHES = Place("batches", "Batches", None, is_heading=True)

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
                shown.append(replace(place, detail=_number(problems)))
                shown += [_place_of_cause(cause) for cause in causes[:MOST_CAUSES]]
            case Place(key="workers"):
                shown.append(replace(place, detail=_number(workers)))
            case Place(which=TaskFilter(status=None)):
                shown.append(replace(place, detail=_number(sum(counts.values()))))
            case Place(which=TaskFilter(status=TaskStatus() as status)):
                if place != CANCELLED or counts.get(status):
                    shown.append(replace(place, detail=_number(counts.get(status, 0))))
    if batches:
        shown += [BATCHES, *(_place_of_batch(batch) for batch in batches)]
    return shown


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _place_of_cause(cause: Cause) -> Place:
    return Place(
        f"cause {cause.kind} {cause.message}",
        one_line(label_of(cause.kind)),
        TaskFilter(retried=True, error=(cause.kind, cause.message)),
        _number(cause.tasks),
        cause=cause,
        tip=one_line(cause.message),
    )


def _place_of_batch(summary: BatchSummary) -> Place:
    batch = summary.batch
    detail = _number(summary.tasks) if summary.has_ended else f"{summary.progress:.0%}"
    return Place(
        f"batch {batch.id}",
        one_line(batch.name) or f"Batch {batch.id}",
        TaskFilter(batch=batch.id),
        "paused" if batch.paused else detail,
        batch=summary,
        tip=f"{one_line(batch.name)}, handed in by {one_line(batch.submitted_by)}",
    )
