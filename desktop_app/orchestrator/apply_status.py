"""Apply status: write into the database what the workers say."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from desktop_app.domain import transitions
from desktop_app.domain.task import Attempt, Task, TranscriptRecord
from desktop_app.orchestrator.ports import TaskRepository, UnitOfWork
from worker_agent.contract.messages import (
    Completed,
    Failed,
    InvalidMessage,
    StatusMessage,
    TaskError,
    decode_status,
)
from worker_agent.contract.objects import ObjectMissing, ObjectStore
from worker_agent.contract.queue import BATCH, Queue, Received
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)

MESSAGES = 200  # in one transaction: a commit costs more than the messages in it
LEASE = 60  # seconds for the transaction; what it could not apply comes again so soon
SHOWN = 500  # characters of a foreign message that go into the log


@dataclass(frozen=True, slots=True)
class Said:
    """A message, with the text of the transcript that it announces."""

    message: StatusMessage
    text: str = ""


def apply_status(
    repository: TaskRepository,
    queue: Queue,
    store: ObjectStore,
    *,
    wait_seconds: float = 0,
    stop: threading.Event | None = None,
) -> int:
    """Receive, apply in one transaction, delete; returns how many messages came.

    Raises QueueUnavailable, StoreUnavailable, DatabaseUnavailable: the messages then come again by themselves.
    """
    received = _receive(queue, wait_seconds, stop)
    said = [_listen(store, message) for message in map(_decode, received) if message]
    if said:
        with repository.unit_of_work() as unit:
            _apply(unit, said)
    if received:
        queue.delete([delivery.receipt for delivery in received])
    return len(received)


def _receive(queue: Queue, wait_seconds: float, stop: threading.Event | None) -> list[Received]:
    """Wait for the first messages only, then take what is there."""
    received = queue.receive(BATCH, wait_seconds=wait_seconds, visibility_timeout=LEASE, stop=stop)
    more = received
    while len(more) == BATCH and len(received) < MESSAGES:
        more = queue.receive(BATCH, wait_seconds=0, visibility_timeout=LEASE, stop=stop)
        received += more
    return received


def _decode(received: Received) -> StatusMessage | None:
    try:
        return decode_status(received.body)
    except InvalidMessage as error:
        logger.warning("put a foreign status message aside (%s): %.*r", error, SHOWN, received.body)
        return None


def _listen(store: ObjectStore, message: StatusMessage) -> Said:
    """Read the transcript that the message announces; one that is not there makes the attempt a failed one."""
    if not isinstance(message, Completed):
        return Said(message)
    try:
        return Said(message, Transcript.decode(store.get(message.transcript_key)).text)
    except (ObjectMissing, ValidationError):
        logger.exception("no transcript at %s", message.transcript_key)
        error = TaskError(kind="TranscriptMissing", message="The transcript is not in the store. Retry the task.")
        return Said(Failed(**message.model_dump(exclude={"type"}), error=error))


def _apply(unit: UnitOfWork, said: Sequence[Said]) -> None:
    tasks = unit.lock_by_uid({one.message.task for one in said})
    attempts = unit.attempts_by_uid(_attempts_wanted(said, tasks.values()))
    changed: dict[str, Attempt] = {}
    transcripts: dict[int, TranscriptRecord] = {}
    for one in sorted(said, key=lambda one: (one.message.generation, one.message.number, one.message.sequence)):
        task = tasks.get(one.message.task)
        if task is None:
            logger.info("a status of a task that is no longer there: %s", one.message.task)
            continue
        after, moved = transitions.apply(task, {**attempts, **changed}, one.message)
        changed.update((attempt.uid, attempt) for attempt in moved)
        tasks[task.uid] = after
        if after.transcript_key and after.transcript_key != task.transcript_key:
            transcripts[task.id] = _record(after, one)
    unit.save_tasks(list(tasks.values()))
    unit.save_attempts(list(changed.values()))
    unit.save_transcripts(list(transcripts.values()))


def _attempts_wanted(said: Iterable[Said], tasks: Iterable[Task]) -> set[str]:
    return {one.message.attempt for one in said} | {task.attempt_uid for task in tasks if task.attempt_uid}


def _record(task: Task, said: Said) -> TranscriptRecord:
    return TranscriptRecord(
        task_id=task.id,
        generation=task.generation,
        attempt_uid=said.message.attempt,
        object_key=task.transcript_key or "",
        language=task.language or "",
        text=said.text,
    )
