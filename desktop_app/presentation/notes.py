"""What a person should know of a task beside its numbers, or instead of them."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.estimates import next_delivery, silent_for
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation.durations import countdown, format_duration
from desktop_app.presentation.kinds import summary
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from worker_agent.contract.kinds import TRANSCRIBE


def note(task: Task, now: datetime) -> str | None:
    """One line; None: the numbers say it all."""
    match task.status:
        case TaskStatus.FAILED if task.error:
            return readable(task.error.message)
        case TaskStatus.COMPLETED if task.warning:
            return readable(task.warning)
        case TaskStatus.IN_PROGRESS if (silence := silent_for(task, now)) is not None:
            when = countdown(next_delivery(task, now))
            return tr("silent for {time} · next delivery {when}", time=format_duration(silence), when=when)
        case TaskStatus.PENDING if task.duplicate_of:
            original = str(task.duplicate_of)
            return tr("same recording as task {number}, waits for its transcript", number=original)
        case TaskStatus.PENDING | TaskStatus.COMPLETED if task.kind != TRANSCRIBE.name:
            return summary(task)
        case _:
            return None


def problem(task: Task, now: datetime) -> str | None:
    """What went wrong, or may have: it takes a line of its own beneath the numbers. None: nothing."""
    if task.status in (TaskStatus.FAILED, TaskStatus.PENDING) and task.error:
        return readable(task.error.message)
    if task.status is TaskStatus.COMPLETED and not task.warning:
        return None
    return note(task, now) if task.status in (TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED) else None
