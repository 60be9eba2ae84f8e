"""Status messages, with what they announce: whether a result is there, and the text of a transcript."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import transitions
from desktop_app.domain.moments import UNKNOWN, text_and_moments
from desktop_app.domain.status_checks import reason_to_refuse
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.messages import Completed, Failed, StatusMessage, TaskError
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, ObjectTooLarge
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """A message, with the text of the transcript that it announces; "" where the result is something else."""

    message: StatusMessage
    text: str | None = ""  #: None: the result is not there, or is none
    moments: str = UNKNOWN  #: when what of the text is said


def load_results(
    repository: TaskRepository, store: ObjectStore, messages: Sequence[StatusMessage]
) -> list[StatusEvent]:
    """Only what a task waits for and may have is loaded: a message can name any object."""
    tasks = repository.tasks_by_uid({message.task for message in messages if isinstance(message, Completed)})
    wanted = [index for index, message in enumerate(messages) if _is_awaited(tasks.get(message.task), message)]
    found = in_parallel(lambda index: _load_result(store, tasks[messages[index].task], messages[index]), wanted)
    events = dict(zip(wanted, found, strict=True))
    return [events.get(index) or StatusEvent(message) for index, message in enumerate(messages)]


def _is_awaited(task: Task | None, message: StatusMessage) -> bool:
    """Whether the message announces a result that the task still lacks."""
    if not isinstance(message, Completed) or task is None:
        return False
    return not (transitions.is_settled(task, message) or reason_to_refuse(task, None, message))


def _load_result(store: ObjectStore, task: Task, message: StatusMessage) -> StatusEvent:
    if not isinstance(message, Completed):
        return StatusEvent(message)
    if task.kind != TRANSCRIBE.name:
        there = message.artifacts and all(store.exists(artifact.key) for artifact in message.artifacts)
        return StatusEvent(message, "" if there else None)
    if message.transcript_key is None:
        return StatusEvent(message, None)
    try:
        return StatusEvent(message, *text_and_moments(Transcript.decode(store.get(message.transcript_key))))
    except (ObjectMissing, ObjectTooLarge, ValueError):
        logger.warning("no transcript at %s", message.transcript_key, exc_info=True)
        return StatusEvent(message, None)


def as_failure(message: StatusMessage) -> Failed:
    """A completion that brings nothing is a failure."""
    is_transcript = isinstance(message, Completed) and message.transcript_key
    kind = ErrorKind.TRANSCRIPT_MISSING if is_transcript else ErrorKind.RESULT_MISSING
    what = "transcript" if is_transcript else "result"
    error = TaskError(kind=kind, message=f"The {what} is not in the store. Retry the task.")
    return Failed(**message.model_dump(exclude={"type"}), error=error)
