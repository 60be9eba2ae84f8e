"""What the work thread does with one attempt, from the first look to the last word."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from worker_agent.attempt import Attempt
from worker_agent.backoff import retry_delay
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.objects import (
    ObjectMissing,
    ObjectStore,
    StoreUnavailable,
    cancelled_key,
    transcript_key,
)
from worker_agent.contract.queue import Queue
from worker_agent.errors import AttemptEnded, AudioMissing, TaskCancelled, TooManyAttempts, Unmendable
from worker_agent.failures import describe
from worker_agent.handlers import TaskHandler
from worker_agent.lease import steady_clock

logger = logging.getLogger(__name__)

_BETWEEN_PROGRESS = 1.0  # seconds, at least
_BETWEEN_LOOKS = 5.0  # seconds between two looks at whether the task is cancelled


@dataclass(frozen=True, slots=True)
class Outside:
    """What the agent is connected with."""

    tasks: Queue
    status: Queue
    store: ObjectStore
    scratch: Path  #: a local folder for what is downloaded


class AttemptJob:
    """The attempt as its handler sees it."""

    def __init__(
        self, attempt: Attempt, store: ObjectStore, scratch: Path, clock: Callable[[], float] = steady_clock
    ) -> None:
        self._attempt = attempt
        self._store = store
        self._scratch = scratch
        self._clock = clock
        self._looked = self._told = float("-inf")

    @property
    def task(self) -> TaskMessage:
        return self._attempt.task

    def fetch_audio(self) -> Path:
        try:
            return self._store.fetch(self.task.audio_key, self._scratch)
        except ObjectMissing as error:
            raise AudioMissing(
                f"The recording is no longer in {self._store.name}. Hand the file in once more."
            ) from error

    def check(self) -> None:
        if self._attempt.ended:
            raise AttemptEnded("the task was taken away while it was worked on")
        if self._clock() - self._looked >= _BETWEEN_LOOKS:
            self._looked = self._clock()
            self._look_for_cancellation()

    def cover(self, at_least: float, ask_for: float) -> None:
        if self._attempt.lease.cover(at_least, ask_for):
            self._told = float("-inf")  # people want to know the new end of the lease

    def progress(self, done: float, total: float, speed: float | None) -> None:
        if self._clock() - self._told >= _BETWEEN_PROGRESS:
            self._told = self._clock()
            self._attempt.progress(done, total, speed)

    def _look_for_cancellation(self) -> None:
        try:
            cancelled = self._store.exists(cancelled_key(self.task.task, self.task.generation))
        except StoreUnavailable as error:
            logger.warning("can't see whether %s is cancelled: %s", self._attempt, error)
            return
        if cancelled:
            raise TaskCancelled("an operator has cancelled the task")


def work_on(attempt: Attempt, handler: TaskHandler, outside: Outside, retry_after: float) -> Exception | None:
    """Bring the attempt to an end, whatever happens; returns what went wrong, where something did."""
    try:
        return _bring_to_an_end(attempt, handler, outside, retry_after)
    except AttemptEnded:
        logger.info("%s was taken away; what was done of it is dropped", attempt)
        return None


def _bring_to_an_end(attempt: Attempt, handler: TaskHandler, outside: Outside, retry_after: float) -> Exception | None:
    try:
        _try(attempt, handler, outside)
    except AttemptEnded:
        raise
    except TaskCancelled:
        logger.info("%s is cancelled", attempt)
        attempt.drop()
    except Unmendable as error:
        logger.warning("%s has failed: %s", attempt, error)
        attempt.fail(describe(error))
        return error
    except Exception as error:
        logger.exception("%s did not succeed", attempt)
        _try_later(attempt, error, retry_after)
        return error
    return None


def _try(attempt: Attempt, handler: TaskHandler, outside: Outside) -> None:
    with TemporaryDirectory(dir=outside.scratch, ignore_cleanup_errors=True) as scratch:
        job = AttemptJob(attempt, outside.store, Path(scratch))
        job.check()
        _refuse_endless_tries(attempt)
        attempt.start()
        result = handler.handle(job)
        job.check()
    key = transcript_key(attempt.task.task, attempt.task.generation, attempt.uid)
    outside.store.put(key, result.transcript.encode())
    attempt.complete(key, result.transcript, result.speed)
    logger.info("%s is completed", attempt)


def _refuse_endless_tries(attempt: Attempt) -> None:
    if attempt.number > attempt.task.max_attempts:
        raise TooManyAttempts(
            f"The task was tried {attempt.task.max_attempts} times, and no attempt came to an end. "
            "Something in the file may end the worker: see its log, then retry."
        )


def _try_later(attempt: Attempt, error: Exception, retry_after: float) -> None:
    if attempt.is_last:
        attempt.fail(describe(error))
    else:
        attempt.retry(describe(error), retry_delay(attempt.number, retry_after))
