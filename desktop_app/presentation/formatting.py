"""Formats the values of a task for the lists."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.estimates import next_delivery, seconds_left, silent_for
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation.durations import countdown, format_duration, format_timestamp
from desktop_app.presentation.errors import error_title
from desktop_app.presentation.kinds import kind_title
from desktop_app.presentation.languages import language_title
from desktop_app.presentation.local_time import local
from desktop_app.presentation.notes import note
from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import format_number, format_percent, mark, tr

NONE = "–"

_STATUS = {
    TaskStatus.PENDING: mark("Pending", "a task"),
    TaskStatus.IN_PROGRESS: mark("In progress", "a task"),
    TaskStatus.COMPLETED: mark("Completed", "a task"),
    TaskStatus.FAILED: mark("Failed", "a task"),
    TaskStatus.CANCELLED: mark("Cancelled", "a task"),
}


def status_name(status: TaskStatus) -> str:
    return tr(_STATUS[status], "a task")


def status_names() -> list[str]:
    """All that `status` may say."""
    return [*map(status_name, TaskStatus), tr("Pending (retry)")]


def status(task: Task) -> str:
    """A task that waits for another attempt says so."""
    if task.status is TaskStatus.PENDING and task.attempt:
        return tr("Pending (retry)")
    return tr(_STATUS[task.status], "a task")


def attempt(task: Task) -> str:
    return str(task.attempt) if task.attempt else NONE


def worker(task: Task) -> str:
    return readable(task.worker) if task.worker else NONE


def length(task: Task) -> str:
    return format_timestamp(task.duration_seconds) if task.duration_seconds is not None else NONE


def speed(task: Task) -> str:
    return speed_text(task.speed)


def speed_text(value: float | None) -> str:
    if not value:
        return NONE
    return f"{format_number(value, 1 if value < 10 else 0)}×"


def time_left(task: Task, now: datetime) -> str:
    left = seconds_left(task, now)
    return NONE if left is None else format_duration(left)


def file_size(size: int) -> str:
    """Bytes, as file managers write them: "12 kB", "3.1 MB"."""
    if size < 1_000_000:
        return f"{format_number(max(1, round(size / 1000)) if size else 0)} kB"
    if size < 1_000_000_000:
        return f"{format_number(size / 1_000_000, 1)} MB"
    return f"{format_number(size / 1_000_000_000, 1)} GB"


def percent(task: Task) -> str:
    return format_percent(int(task.progress * 100))


def why(task: Task) -> str:
    """Why it needed or needs another attempt."""
    if task.error:
        return readable(task.error.message)
    return tr("An earlier attempt did not finish.") if task.attempt > 1 else NONE


def language(task: Task) -> str:
    """As heard."""
    return readable(language_title(task.language)) if task.language else NONE


def kind(task: Task) -> str:
    return kind_title(task.kind)


def submitted(task: Task, now: datetime) -> str:
    """When, by the operator's clock; today without the date."""
    moment, today = local(task.submitted_at), local(now)
    return f"{moment:%H:%M}" if moment.date() == today.date() else f"{moment:%Y-%m-%d %H:%M}"


def saved_progress(task: Task) -> str:
    """How much of the recording need not be done again."""
    if task.status.terminal or not task.progress or task.duration_seconds is None:
        return NONE
    return format_timestamp(task.progress * task.duration_seconds)


def next_delivery_text(task: Task, now: datetime) -> str:
    """When a worker may take it."""
    match task.status:
        case TaskStatus.PENDING if task.visible_at and task.visible_at > now:
            return countdown((task.visible_at - now).total_seconds())
        case TaskStatus.PENDING:
            return tr("now")
        case TaskStatus.IN_PROGRESS if silent_for(task, now) is not None:
            return countdown(next_delivery(task, now))
        case TaskStatus.IN_PROGRESS:
            return tr("in progress")
        case _:
            return NONE


def tool_tip(task: Task, now: datetime) -> str:
    """The whole of what a row can only show a part of."""
    lines = [one_line(task.source_path)] if task.source_path else []
    lines.append(tr("Status: {status}", status=status(task)))
    if task.duplicate_of:
        original = str(task.duplicate_of)
        lines.append(tr("The same recording as task {number}; the work is done once.", number=original))
    if silent_for(task, now) is not None:
        done, state = percent(task), note(task, now) or ""
        lines.append(tr("{percent} done by {worker}, which is {state}", percent=done, worker=worker(task), state=state))
    lines += [readable(f"{error_title(task.error.kind)}: {task.error.message}")] if task.error else []
    lines += [tr("Note: {warning}", warning=readable(task.warning))] if task.warning else []
    return "\n".join(lines)
