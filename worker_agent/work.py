"""What the work thread does with one attempt, from the first look to the last word."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from worker_agent.attempt import Attempt
from worker_agent.backoff import retry_delay
from worker_agent.checkpoint import Leftovers, look
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError
from worker_agent.contract.objects import ObjectMissing, ObjectStore, ObjectTooLarge, transcript_key
from worker_agent.contract.queue import Queue
from worker_agent.contract.transcript import Transcript
from worker_agent.errors import (
    AttemptEnded,
    LeaseOver,
    OutOfTime,
    TaskCancelled,
    TooManyAttempts,
    Unmendable,
    WorkerLeaving,
)
from worker_agent.failures import describe
from worker_agent.handlers import TaskHandler
from worker_agent.job import AttemptJob

logger = logging.getLogger(__name__)

LEASE_ENDED = TaskError(
    kind=ErrorKind.LEASE_ENDED,
    message="The work took longer than the task was the worker's. The next attempt goes on where it stopped.",
)
_OUT_OF_TIME = "The queue lets no worker hold a task for longer than twelve hours; the next one goes on."


@dataclass(frozen=True, slots=True)
class Outside:
    """What the agent is connected with."""

    tasks: Queue
    status: Queue
    store: ObjectStore
    scratch: Path  #: a local folder for what is downloaded


def work_on(attempt: Attempt, handler: TaskHandler, outside: Outside, retry_after: float) -> Exception | None:
    """Bring the attempt to an end, whatever happens; returns what went wrong, where something did."""
    try:
        return _bring_to_an_end(attempt, handler, outside, retry_after)
    except WorkerLeaving:
        logger.info("%s is broken off", attempt)
    except AttemptEnded:
        logger.info("%s was taken away; what it has kept is the next one's", attempt)
    return None


def _bring_to_an_end(attempt: Attempt, handler: TaskHandler, outside: Outside, retry_after: float) -> Exception | None:
    try:
        _try(attempt, handler, outside)
    except (AttemptEnded, WorkerLeaving):
        raise
    except LeaseOver:
        logger.warning("the lease of %s is over", attempt)
        attempt.let_go(LEASE_ENDED)
    except OutOfTime:
        logger.info("%s can't be held any longer", attempt)
        attempt.release(_OUT_OF_TIME)
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
    leftovers = look(outside.store, attempt.task)
    if leftovers.cancelled:
        raise TaskCancelled("an operator has cancelled the task")
    if _finish_for_another(attempt, outside.store, leftovers):
        return
    attempt.go_on_from(leftovers)
    _refuse_endless_tries(attempt)
    attempt.start()
    _do(attempt, handler, outside)


def _do(attempt: Attempt, handler: TaskHandler, outside: Outside) -> None:
    with TemporaryDirectory(dir=outside.scratch, ignore_cleanup_errors=True) as scratch:
        job = AttemptJob(attempt, outside.store, Path(scratch))
        job.check()
        result = handler.handle(job)
        job.ensure_ours()
    key = transcript_key(attempt.task.task, attempt.task.generation, attempt.uid)
    outside.store.put(key, result.transcript.encode())
    attempt.complete(key, result.transcript, result.speed)
    logger.info("%s is completed", attempt)


def _finish_for_another(attempt: Attempt, store: ObjectStore, leftovers: Leftovers) -> bool:
    """Report the transcript of an attempt that died before it could; returns whether there was one."""
    for key in leftovers.transcripts:
        try:
            transcript = Transcript.decode(store.get(key))
        except (ObjectMissing, ObjectTooLarge, ValidationError):
            logger.warning("the transcript at %s can't be used", key)
            continue
        logger.info("%s: an earlier attempt had finished it", attempt)
        attempt.resumed_from = transcript.duration_seconds
        attempt.complete(key, transcript, None)
        return True
    return False


def _refuse_endless_tries(attempt: Attempt) -> None:
    if attempt.tries > attempt.task.max_attempts:
        raise TooManyAttempts(
            f"The task was tried {attempt.task.max_attempts} times, and the last of them got no further. "
            "Something in the file may end the worker: see its log, then retry."
        )


def _try_later(attempt: Attempt, error: Exception, retry_after: float) -> None:
    if attempt.is_last:
        attempt.fail(describe(error))
    else:
        attempt.retry(describe(error), retry_delay(attempt.tries, retry_after))
