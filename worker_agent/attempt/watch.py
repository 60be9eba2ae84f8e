"""Watches the work on attempts from the main thread: leases, signs of life, and our own leaving."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.runner import LEASE_ENDED
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError
from worker_agent.errors import AttemptEnded
from worker_agent.lifecycle.shutdown import ShutdownSignal

logger = logging.getLogger(__name__)

_TIME_TO_KEEP = 1.0  # seconds for the step under way to end and be kept, once we want to leave
_TIME_TO_FINISH = 10.0  # seconds for sending the last status, once we want to leave
_BETWEEN_LOOKS = 1.0  # seconds between two looks at whether the work is alive
_SECOND_CHANCE = 10.0  # seconds for the work to show that it was the whole process that had stood still
_HUNG = TaskError(
    kind=ErrorKind.WORKER_HUNG,
    message="The worker gave no sign of life for many times what a step should take, and starts anew. "
    "The next attempt resumes where it stopped.",
)


class WorkHangs(Exception):
    """The work does not come back; only a new process can continue."""


def look_after(attempt: Attempt, work: Future[Exception | None], shutdown: ShutdownSignal) -> bool:
    """Abandon the task at the end of its lease, and where the work hangs; returns whether it does."""
    with attempt.logged():
        if not attempt.ended and attempt.lease.over:
            _abandon(attempt, LEASE_ENDED)
        elif attempt.watchdog.left <= 0 and _is_still_hung(attempt, work, shutdown):
            _abandon(attempt, _HUNG)
            return True
    return False


def release_all(running: Iterable[tuple[Future[Exception | None], Attempt]], reason: str) -> None:
    """We leave: let the steps under way end, then release the tasks; those that are about to end may do so."""
    attempts = dict(running)
    wait(attempts, timeout=_TIME_TO_KEEP)
    wait([work for work, attempt in attempts.items() if not release(attempt, reason)], timeout=_TIME_TO_FINISH)


def release(attempt: Attempt, reason: str) -> bool:
    """Give the task back, whatever the work is doing; returns whether it was not about to end."""
    try:
        with attempt.logged():
            attempt.release(reason)
    except AttemptEnded:
        return False
    return True


def patience(attempt: Attempt) -> float:
    """Seconds until the next look: meanwhile the work may have said when it gives its next sign of life."""
    return min(_BETWEEN_LOOKS, attempt.watchdog.left, _BETWEEN_LOOKS if attempt.ended else attempt.lease.left)


def _is_still_hung(attempt: Attempt, work: Future[Exception | None], shutdown: ShutdownSignal) -> bool:
    ends: list[Future[Any]] = [work, shutdown.requested]
    ended, _ = wait(ends, timeout=_SECOND_CHANCE, return_when=FIRST_COMPLETED)
    return not ended and attempt.watchdog.left <= 0


def _abandon(attempt: Attempt, error: TaskError) -> None:
    try:
        attempt.abandon(error)
    except AttemptEnded:
        logger.info("%s is just about to end", attempt)
