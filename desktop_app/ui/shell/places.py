"""The places of the sidebar: each a part of the list, or the page of workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
    count: int | None = None  #: None: not known yet
    cause: Cause | None = None  #: the problem that is shown alone
    tip: str = ""


ALL = Place("all", "All", TaskFilter())
WORKING = Place("working", "Working", TaskFilter(status=TaskStatus.IN_PROGRESS))
WAITING = Place("waiting", "Waiting", TaskFilter(status=TaskStatus.PENDING))
PROBLEMS = Place("problems", "Problems", TaskFilter(retried=True))
DONE = Place("done", "Done", TaskFilter(status=TaskStatus.COMPLETED))
CANCELLED = Place("cancelled", "Cancelled", TaskFilter(status=TaskStatus.CANCELLED))
WORKERS = Place("workers", "Workers", None)

FIXED = (ALL, WORKING, WAITING, PROBLEMS, DONE, CANCELLED, WORKERS)
MOST_CAUSES = 5  # in the sidebar: the commonest


def places(
    counts: Mapping[TaskStatus, int], problems: int | None, causes: Sequence[Cause], workers: int | None
) -> list[Place]:
    """From top to bottom, with their counts. Nobody looks for what was cancelled where nothing was."""
    shown: list[Place] = []
    for place in FIXED:
        match place:
            case Place(key="problems"):
                shown.append(replace(place, count=problems))
                shown += [_place_of(cause) for cause in causes[:MOST_CAUSES]]
            case Place(key="workers"):
                shown.append(replace(place, count=workers))
            case Place(which=TaskFilter(status=None)):
                shown.append(replace(place, count=sum(counts.values())))
            case Place(which=TaskFilter(status=TaskStatus() as status)):
                if place != CANCELLED or counts.get(status):
                    shown.append(replace(place, count=counts.get(status, 0)))
    return shown


def _place_of(cause: Cause) -> Place:
    return Place(
        f"cause {cause.kind} {cause.message}",
        one_line(label_of(cause.kind)),
        TaskFilter(retried=True, error=(cause.kind, cause.message)),
        cause.tasks,
        cause,
        one_line(cause.message),
    )
