"""Runs one attempt on the work thread, from listing what is stored to the final message."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import StoredArtifacts, list_artifacts
from worker_agent.attempt.context import AttemptContext
from worker_agent.attempt.error_report import describe
from worker_agent.attempt.results import find_result, store_result
from worker_agent.contract.backoff import retry_delay
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.handler import PermanentError, TaskHandler, prepares_ahead
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import TaskOptions
from worker_agent.contract.queues.queue import Queue
from worker_agent.contract.stores.object_store import ObjectStore
from worker_agent.errors import (
    AttemptEnded,
    InvalidOptions,
    LeaseLimitReached,
    LeaseOver,
    TaskCancelled,
    TooManyAttempts,
    WorkerLeaving,
)

logger = logging.getLogger(__name__)

LEASE_ENDED = TaskError(
    kind=ErrorKind.LEASE_ENDED,
    message="The work took longer than the task was the worker's. The next attempt resumes where it stopped.",
)
_OUT_OF_TIME = "The queue lets no worker hold a task for longer than twelve hours; the next one resumes."


@dataclass(frozen=True, slots=True)
class WorkerConnections:
    """What the agent is connected with."""

    tasks: Queue
    status: Queue
    store: ObjectStore
    scratch: Path  #: a local folder for what is downloaded


def run_attempt(
    attempt: Attempt, handler: TaskHandler, connections: WorkerConnections, retry_after: float
) -> Exception | None:
    """Bring the attempt to an end, whatever happens; returns what went wrong, where something did."""
    with attempt.logged():
        try:
            return _run_to_end(attempt, handler, connections, retry_after)
        except WorkerLeaving:
            logger.info("%s is broken off", attempt)
        except AttemptEnded:
            logger.info("%s was taken away; what it has kept is the next one's", attempt)
        finally:
            attempt.turn.release()
    return None


def _run_to_end(
    attempt: Attempt, handler: TaskHandler, connections: WorkerConnections, retry_after: float
) -> Exception | None:
    try:
        _resume_or_execute(attempt, handler, connections)
    except (AttemptEnded, WorkerLeaving):
        raise
    except LeaseOver:
        attempt.abandon(LEASE_ENDED)
    except LeaseLimitReached:
        attempt.release(_OUT_OF_TIME)
    except TaskCancelled:
        attempt.drop()
    except PermanentError as error:
        attempt.fail(describe(error))
        return error
    except Exception as error:
        logger.exception("%s did not succeed", attempt)
        _retry_later(attempt, error, retry_after)
        return error
    return None


def _resume_or_execute(attempt: Attempt, handler: TaskHandler, connections: WorkerConnections) -> None:
    artifacts = list_artifacts(connections.store, attempt.task)
    if artifacts.cancelled:
        raise TaskCancelled("an operator has cancelled the task")
    if _finish_for_another(attempt, connections.store, artifacts):
        return
    attempt.checkpoint.load_index(artifacts)
    _refuse_endless_tries(attempt)
    attempt.start()
    _execute(attempt, handler, connections)


def _execute(attempt: Attempt, handler: TaskHandler, connections: WorkerConnections) -> None:
    with TemporaryDirectory(dir=connections.scratch, ignore_cleanup_errors=True) as scratch:
        context = AttemptContext(attempt, _options(attempt, handler), connections.store, Path(scratch))
        context.check()
        if not prepares_ahead(handler):
            context.acquire_device()
        result = handler.handle(context)
        attempt.turn.release()
        context.ensure_ours()
        stored = store_result(connections.store, attempt.task, attempt.uid, result)
    attempt.complete(stored)


def _finish_for_another(attempt: Attempt, store: ObjectStore, artifacts: StoredArtifacts) -> bool:
    """Report the result of an attempt that died before it could; returns whether there was one."""
    result = find_result(store, artifacts)
    if result is None:
        return False
    logger.info("%s: an earlier attempt had finished it", attempt)
    attempt.note_resumed_from(result.duration_seconds)
    attempt.complete(result)
    return True


def _options(attempt: Attempt, handler: TaskHandler) -> TaskOptions:
    try:
        return handler.kind.options.model_validate(attempt.task.options.model_dump())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidOptions(f"The option {where} can't be used ({first['msg']}). Retry with another one.") from error


def _refuse_endless_tries(attempt: Attempt) -> None:
    if attempt.tries > attempt.task.max_attempts:
        raise TooManyAttempts(
            f"The task was tried {attempt.task.max_attempts} times, and the last of them got no further. "
            "Something in the file may end the worker: see its log, then retry."
        )


def _retry_later(attempt: Attempt, error: Exception, retry_after: float) -> None:
    if attempt.is_last:
        attempt.fail(describe(error))
    else:
        attempt.retry(describe(error), retry_delay(attempt.tries, retry_after))
