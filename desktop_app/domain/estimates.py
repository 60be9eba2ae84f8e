"""How fast work goes, and how long it will still take. Speeds are audio seconds per second of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.task import Task, TaskStatus

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


def fleet(in_progress: Sequence[Task], waiting: int, sample: Sequence[Task], now: datetime) -> Fleet:
    """`waiting`: how many tasks are Pending; `sample`: some of them, to judge their length by."""
    silent = [task for task in in_progress if silent_for(task, now) is not None]
    running = [task for task in in_progress if silent_for(task, now) is None]
    speed = _speed(running)
    return Fleet(
        running=len(running),
        workers=len({task.worker for task in running}),
        silent=len(silent),
        next_delivery=min((next_delivery(task, now) for task in silent), default=None),
        speed=speed,
        seconds_left=_seconds_left(speed, in_progress, waiting, sample),
    )


def _speed(running: Sequence[Task]) -> float | None:
    """Those that have not told their speed yet count as the mean of the others."""
    known = [task.speed for task in running if task.speed]
    return sum(known) / len(known) * len(running) if known else None


def _seconds_left(speed: float | None, begun: Sequence[Task], waiting: int, sample: Sequence[Task]) -> float | None:
    length = _mean_length([*sample, *begun])
    if not speed or length is None:
        return None
    under_way = sum((task.duration_seconds or length) * (1 - task.progress) for task in begun)
    return (under_way + waiting * length) / speed


def _mean_length(tasks: Iterable[Task]) -> float | None:
    known = [task.duration_seconds for task in tasks if task.duration_seconds is not None]
    return sum(known) / len(known) if known else None
