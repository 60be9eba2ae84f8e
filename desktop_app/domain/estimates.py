"""How fast work goes, and how long it will still take. Speeds are audio seconds per second of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.task import Task, TaskStatus


@dataclass(frozen=True, slots=True)
class Fleet:
    """All workers together."""

    running: int = 0  #: tasks
    workers: int = 0  #: that run one
    speed: float | None = None  #: None: nothing runs, or nothing is known yet
    seconds_left: float | None = None  #: until everything is done; None: it can't be told


def seconds_left(task: Task) -> float | None:
    """Until the attempt that runs is done; None: it can't be told."""
    if task.status is not TaskStatus.IN_PROGRESS or not task.speed or task.duration_seconds is None:
        return None
    return task.duration_seconds * (1 - task.progress) / task.speed


def fleet(running: Sequence[Task], waiting: int, sample: Sequence[Task]) -> Fleet:
    """`waiting`: how many tasks are Pending; `sample`: some of them, to judge their length by."""
    speed = _speed(running)
    return Fleet(
        running=len(running),
        workers=len({task.worker for task in running}),
        speed=speed,
        seconds_left=_seconds_left(speed, running, waiting, sample),
    )


def _speed(running: Sequence[Task]) -> float | None:
    """Those that have not told their speed yet count as the mean of the others."""
    known = [task.speed for task in running if task.speed]
    return sum(known) / len(known) * len(running) if known else None


def _seconds_left(speed: float | None, running: Sequence[Task], waiting: int, sample: Sequence[Task]) -> float | None:
    length = _mean_length([*sample, *running])
    if not speed or length is None:
        return None
    under_way = sum((task.duration_seconds or length) * (1 - task.progress) for task in running)
    return (under_way + waiting * length) / speed


def _mean_length(tasks: Iterable[Task]) -> float | None:
    known = [task.duration_seconds for task in tasks if task.duration_seconds is not None]
    return sum(known) / len(known) if known else None
