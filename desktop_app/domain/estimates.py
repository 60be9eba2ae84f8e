"""How fast work goes, and how long it will still take. Speeds are audio seconds per second of work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.domain.workload import Spread, Throughput, Waiting, find_spread

SPAN = 300  #: seconds: in spans so long, what was done is compared to tell how much the speed varies
SILENT_AFTER = 120.0  #: seconds without a report; a worker reports after each batch, which takes half a minute at most


@dataclass(frozen=True, slots=True)
class Fleet:
    """All workers together."""

    running: int = 0  #: tasks
    workers: int = 0  #: that run one
    silent: int = 0  #: tasks whose worker may be no more; they count as running nowhere
    next_delivery: float | None = None  #: seconds until the first of these comes to another worker
    speed: float | None = None  #: None: nothing runs, or nothing is known yet
    seconds_left: float | None = None  #: until everything is done; None: it can't be told
    soonest: float | None = None  #: the least that `seconds_left` may come to; None: nothing is known of the spread
    latest: float | None = None  #: the most


def silent_for(task: Task, now: datetime) -> float | None:
    """Seconds for which the worker has said nothing, where that is remarkable."""
    heard = task.heard_at or task.started_at
    if task.status is not TaskStatus.IN_PROGRESS or heard is None:
        return None
    silent = (now - heard).total_seconds()
    return silent if silent > SILENT_AFTER else None


def next_delivery(task: Task, now: datetime) -> float:
    """Seconds until another worker gets the task, unless this one says more."""
    return max(0.0, (task.lease_until - now).total_seconds()) if task.lease_until else 0.0


def seconds_left(task: Task, now: datetime) -> float | None:
    """Until the attempt that runs is done; None: it can't be told."""
    if task.status is not TaskStatus.IN_PROGRESS or not task.speed or task.duration_seconds is None:
        return None
    if silent_for(task, now) is not None:
        return None
    return task.duration_seconds * (1 - task.progress) / task.speed


def fleet(
    in_progress: Sequence[Task],
    waiting: Waiting,
    now: datetime,
    dead: Collection[str] = (),
    done: Iterable[Throughput] = (),
) -> Fleet:
    """`dead`: workers that are known to be; `done`: what was completed lately, in spans of SPAN."""
    silent: list[Task] = []
    running: list[Task] = []
    for task in in_progress:
        (silent if silent_for(task, now) is not None or task.worker in dead else running).append(task)
    workers = {task.worker for task in running if task.worker}
    speed = _speed(running)
    left = _seconds_left(speed, in_progress, waiting)
    soonest, latest = _range(left, find_spread(done, workers, SPAN, now))
    return Fleet(
        running=len(running),
        workers=len(workers),
        silent=len(silent),
        next_delivery=min((next_delivery(task, now) for task in silent), default=None),
        speed=speed,
        seconds_left=left,
        soonest=soonest,
        latest=latest,
    )


def _range(left: float | None, spread: Spread | None) -> tuple[float | None, float | None]:
    """The least and the most of what is left, nine times in ten."""
    if not left or spread is None:
        return None, None
    uncertain = spread.uncertainty(left)
    return left / (1 + uncertain), left / (1 - uncertain)


def _speed(running: Sequence[Task]) -> float | None:
    """Those that have not told their speed yet count as the mean of the others."""
    known = [task.speed for task in running if task.speed]
    return sum(known) / len(known) * len(running) if known else None


def _seconds_left(speed: float | None, begun: Sequence[Task], waiting: Waiting) -> float | None:
    """Those whose length is not known count as the mean of the others."""
    known = [task.duration_seconds for task in begun if task.duration_seconds is not None]
    number = waiting.of_known_length + len(known)
    if not speed or not number:
        return None
    length = (waiting.audio_seconds + sum(known)) / number
    under_way = sum((task.duration_seconds or length) * (1 - task.progress) for task in begun)
    return (under_way + waiting.audio_seconds + (waiting.tasks - waiting.of_known_length) * length) / speed
