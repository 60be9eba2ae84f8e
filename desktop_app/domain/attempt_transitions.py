"""How an attempt changes: by what its worker says of it, by another attempt that comes first."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.task import Attempt, Outcome, Task
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

LEASE_LOST = TaskError(
    kind=ErrorKind.WORKER_LOST, message="The worker's lease ended without a report; another worker takes over."
)


def new_attempt(task: Task, message: StatusMessage) -> Attempt:
    return Attempt(
        uid=message.attempt,
        task_id=task.id,
        generation=message.generation,
        number=message.number,
        worker=message.worker,
        started_at=message.at,
    )


def apply_to_attempt(attempt: Attempt, message: StatusMessage) -> Attempt:
    """The attempt as the message tells it, whatever that means for the task."""
    attempt = replace(attempt, sequence=max(attempt.sequence, message.sequence))
    match message:
        case Started() | Progress():
            if isinstance(message, Progress):
                attempt = replace(attempt, resumed_from_seconds=message.resumed_from_seconds)
            return replace(attempt, outcome=Outcome.RUNNING, ended_at=None, error=None, lease_until=message.lease_until)
        case Completed():
            attempt = replace(attempt, resumed_from_seconds=message.resumed_from_seconds)
            return replace(attempt, outcome=Outcome.COMPLETED, ended_at=message.at, error=None)
        case Failed():
            return replace(attempt, outcome=Outcome.FAILED, ended_at=message.at, error=message.error)
        case Retrying():
            outcome = Outcome.LOST if message.error.kind == ErrorKind.WORKER_KILLED else Outcome.RETRYING
            return replace(attempt, outcome=outcome, ended_at=message.at, error=message.error)
        case Released():
            error = TaskError(kind=ErrorKind.WORKER_LEFT, message=message.reason)
            return replace(attempt, outcome=Outcome.RELEASED, ended_at=message.at, error=error)
        case Dropped():
            error = TaskError(kind=ErrorKind.CANCELLED, message="The task had been cancelled.")
            return replace(attempt, outcome=Outcome.RELEASED, ended_at=message.at, error=error)


def has_settled_task(attempt: Attempt) -> bool:
    return attempt.outcome in (Outcome.COMPLETED, Outcome.FAILED)


def as_superseded(attempt: Attempt, message: StatusMessage) -> Attempt:
    """An attempt that no longer counts. An end that it came to within its lease is kept: only the word was late."""
    in_time = attempt.lease_until is None or message.at <= attempt.lease_until
    if isinstance(message, Retrying | Released | Dropped) and in_time:
        return attempt
    return replace(attempt, outcome=Outcome.SUPERSEDED, ended_at=message.at)


def as_overtaken(attempt: Attempt, message: StatusMessage) -> Attempt:
    """The attempt that was the latest until another one reported: its lease has passed, or its result came second."""
    if isinstance(message, Completed):
        return replace(attempt, outcome=Outcome.SUPERSEDED, ended_at=message.at)
    return replace(attempt, outcome=Outcome.LOST, ended_at=attempt.lease_until or message.at, error=LEASE_LOST)


def is_running(attempt: Attempt) -> bool:
    return attempt.outcome is Outcome.RUNNING
