"""How a task and its attempts change: by a status message, by a lease that passes, by an operator.

Messages may come twice, late and in any order. One of an attempt applies only if its sequence is newer than what
was applied of that attempt; it moves the task only if its attempt is the latest one of the present generation. The
first completion wins whichever attempt brings it, whatever its sequence, and nothing but an operator's retry changes
a terminal status. The attempt that completed or failed the task stays as it is: should its worker be killed before the
task is off the queue, the next worker of that machine reports that, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from desktop_app.domain.attempt_transitions import (
    LEASE_LOST,
    apply_to_attempt,
    as_overtaken,
    as_superseded,
    has_settled_task,
    is_running,
    new_attempt,
)
from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    Progress,
    Released,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
)
from worker_agent.contract.options import TaskOptions

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def apply(task: Task, attempts: Mapping[str, Attempt], message: StatusMessage) -> tuple[Task, list[Attempt]]:
    """The task after the message, and the attempts that it changed.

    `attempts`: by uid, at least the message's and the task's latest one where they are known.
    """
    known = attempts.get(message.attempt)
    if known and not _completes(task, message) and (message.sequence <= known.sequence or has_settled_task(known)):
        return task, []
    attempt = apply_to_attempt(known or new_attempt(task, message), message)
    if not _applies_to_task(task, attempt, message):
        return task, [as_superseded(attempt, message)]
    latest = attempts.get(task.attempt_uid or "")
    overtaken = [as_overtaken(latest, message)] if latest and latest.uid != attempt.uid and is_running(latest) else []
    return _apply_to_task(_with_latest_attempt(task, attempt, message.at), message), [*overtaken, attempt]


def is_settled(task: Task, message: StatusMessage) -> bool:
    """Whether nothing that such a message says moves the task: it has ended, or was put on the queue anew."""
    return task.status.terminal or message.generation != task.generation


def _completes(task: Task, message: StatusMessage) -> bool:
    return isinstance(message, Completed) and not is_settled(task, message)


def reclaim(task: Task, attempt: Attempt | None, now: datetime) -> tuple[Task, list[Attempt]]:
    """The lease has ended without a report: the task is on the queue again, visible to the next worker."""
    pending = replace(task, status=TaskStatus.PENDING, error=LEASE_LOST, lease_until=None, visible_at=task.lease_until)
    if attempt is None or not is_running(attempt):
        return pending, []
    ended = attempt.lease_until or now
    return pending, [replace(attempt, outcome=Outcome.LOST, ended_at=ended, error=LEASE_LOST)]


def cancel(task: Task, attempt: Attempt | None, now: datetime) -> tuple[Task, list[Attempt]]:
    """The operator wants it no more: whatever the attempt that runs may still say, the matter is settled."""
    cancelled = replace(_without_lease(task, TaskStatus.CANCELLED), finished_at=now)
    if attempt is None or not is_running(attempt):
        return cancelled, []
    return cancelled, [replace(attempt, outcome=Outcome.SUPERSEDED, ended_at=now)]


def share(task: Task, original: Task, transcript_key: str, now: datetime) -> Task:
    """It has the same recording as the original, which is completed. `transcript_key`: where its own copy lies."""
    return replace(
        _without_lease(task, TaskStatus.COMPLETED),
        progress=1.0,
        duration_seconds=original.duration_seconds,
        language=original.language,
        warning=original.warning,
        transcript_key=transcript_key,
        finished_at=now,
    )


def fail(task: Task, error: TaskError, now: datetime) -> Task:
    """Nothing comes of it, and that is known without an attempt."""
    return replace(_without_lease(task, TaskStatus.FAILED), error=error, finished_at=now)


def start_generation(task: Task, options: TaskOptions | None) -> Task:
    """A new generation, as fresh as a new task; None keeps the options."""
    return replace(
        task,
        generation=task.generation + 1,
        status=TaskStatus.PENDING,
        options=options or task.options,
        attempt=0,
        attempt_uid=None,
        sequence=-1,
        worker=None,
        progress=0.0,
        speed=None,
        lease_until=None,
        visible_at=None,
        error=None,
        warning=None,
        transcript_key=None,
        artifacts=(),
        values={},
        queued_at=None,
        started_at=None,
        heard_at=None,
        finished_at=None,
        duplicate_of=None,
    )


def _applies_to_task(task: Task, attempt: Attempt, message: StatusMessage) -> bool:
    """Whether the message may move the task."""
    if is_settled(task, message):
        return False
    if isinstance(message, Completed) or attempt.uid == task.attempt_uid:
        return True
    return (attempt.number, attempt.started_at) > (task.attempt, task.started_at or _LONG_AGO)


def _with_latest_attempt(task: Task, attempt: Attempt, heard_at: datetime) -> Task:
    """The task with this attempt as its latest."""
    return replace(
        task,
        attempt=attempt.number,
        attempt_uid=attempt.uid,
        sequence=attempt.sequence,
        worker=attempt.worker,
        started_at=attempt.started_at,
        heard_at=heard_at,
    )


def _apply_to_task(task: Task, message: StatusMessage) -> Task:
    """The task's own part in what its latest attempt says."""
    match message:
        case Started():
            return replace(task, status=TaskStatus.IN_PROGRESS, lease_until=message.lease_until, visible_at=None)
        case Progress():
            return _progressed(task, message)
        case Completed():
            return _completed(task, message)
        case Failed():
            return replace(_without_lease(task, TaskStatus.FAILED), error=message.error, finished_at=message.at)
        case Retrying():
            return replace(_without_lease(task, TaskStatus.PENDING), error=message.error, visible_at=message.visible_at)
        case Released():
            error = TaskError(kind=ErrorKind.WORKER_LEFT, message=message.reason)
            return replace(_without_lease(task, TaskStatus.PENDING), error=error, visible_at=message.at)
        case Dropped():
            return replace(_without_lease(task, TaskStatus.CANCELLED), finished_at=message.at)


def _without_lease(task: Task, status: TaskStatus) -> Task:
    """No worker holds it."""
    return replace(task, status=status, lease_until=None, visible_at=None)


def _progressed(task: Task, message: Progress) -> Task:
    return replace(
        task,
        status=TaskStatus.IN_PROGRESS,
        lease_until=message.lease_until,
        visible_at=None,
        duration_seconds=message.total_seconds or task.duration_seconds,
        progress=min(1.0, message.done_seconds / message.total_seconds) if message.total_seconds else 0.0,
        speed=message.speed if message.speed is not None else task.speed,
    )


def _completed(task: Task, message: Completed) -> Task:
    return replace(
        _without_lease(task, TaskStatus.COMPLETED),
        progress=1.0,
        error=None,
        speed=message.speed if message.speed is not None else task.speed,
        duration_seconds=message.duration_seconds or task.duration_seconds,
        language=message.language,
        transcript_key=message.transcript_key,
        artifacts=tuple(one for one in message.artifacts if one.key != message.transcript_key),
        values=message.values,
        warning=message.warning,
        finished_at=message.at,
    )
