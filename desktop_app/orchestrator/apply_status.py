"""Apply status: write into the database what the workers say."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from desktop_app.domain import transitions
from desktop_app.domain.task import Attempt, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports import Stage, TaskRepository, UnitOfWork
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    InvalidMessage,
    StatusMessage,
    TaskError,
    decode_status,
)
from worker_agent.contract.objects import ObjectMissing, ObjectStore, cancelled_key, task_prefix
from worker_agent.contract.queue import BATCH, Queue, Received
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)

MESSAGES = 200  # in one transaction: a commit costs more than the messages in it
LEASE = 30  # seconds for the transaction; what it could not apply comes again so soon
SHOWN = 500  # characters of a foreign message that go into the log


@dataclass(frozen=True, slots=True)
class Said:
    """A message, with the text of the transcript that it announces."""

    message: StatusMessage
    text: str | None = ""  #: None: the transcript is not there, or is none


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
            tasks = _apply(unit, said)
        for one in said:
            _unmark(store, tasks.get(one.message.task), one.message)
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
    if not isinstance(message, Completed):
        return Said(message)
    try:
        return Said(message, Transcript.decode(store.get(message.transcript_key)).text)
    except (ObjectMissing, ValidationError):
        logger.warning("no transcript at %s", message.transcript_key, exc_info=True)
        return Said(message, None)


def _apply(unit: UnitOfWork, said: Sequence[Said]) -> dict[str, Task]:
    """Returns the tasks that there are, by uid, as they have become."""
    tasks = unit.lock_by_uid({one.message.task for one in said})
    changes = _Changes(tasks, unit.attempts_by_uid(_attempts_wanted(said, tasks.values())))
    known = [one for one in said if one.message.task in tasks]
    for one in sorted(known, key=lambda one: (one.message.generation, one.message.number, one.message.sequence)):
        changes.hear(one)
    unit.save_tasks(list(tasks.values()))
    unit.save_attempts(list(changes.attempts.values()))
    unit.save_transcripts(list(changes.transcripts.values()))
    unit.wish(sorted(changes.untidy), Stage.TIDY, None)
    return tasks


class _Changes:
    """What messages do to tasks, one after the other."""

    def __init__(self, tasks: dict[str, Task], attempts: Mapping[str, Attempt]) -> None:
        """`tasks`: by uid; they are changed in place."""
        self._tasks = tasks
        self._known = attempts
        self.attempts: dict[str, Attempt] = {}
        self.transcripts: dict[int, TranscriptRecord] = {}
        self.untidy: set[int] = set()  #: tasks of which the store may hold more than they need

    def hear(self, one: Said) -> None:
        task, message = self._tasks[one.message.task], one.message
        if one.text is None and not transitions.settled(task, message):
            message = _without_transcript(message)
        after, moved = transitions.apply(task, {**self._known, **self.attempts}, message)
        self._tasks[task.uid] = after
        self.attempts.update((attempt.uid, attempt) for attempt in moved)
        if after.transcript_key and after.transcript_key != task.transcript_key:
            self.transcripts[task.id] = _record(after, one)
        if moved and transitions.settled(after, message):
            self.untidy.add(task.id)


def _without_transcript(message: StatusMessage) -> Failed:
    """A completion that brings nothing is a failure."""
    error = TaskError(kind="TranscriptMissing", message="The transcript is not in the store. Retry the task.")
    return Failed(**message.model_dump(exclude={"type"}), error=error)


def _unmark(store: ObjectStore, task: Task | None, message: StatusMessage) -> None:
    """What tells workers to drop a generation goes when one has said a last word, and so removes the message."""
    if task is None:
        logger.info("a status of a task that is no longer there: %s", message.task)
    if not isinstance(message, Completed | Failed | Dropped):
        return
    mark = cancelled_key(message.task, message.generation)
    if task is None:
        _forget(store, message.task, mark)
    elif task.status is TaskStatus.CANCELLED or message.generation < task.generation:
        store.delete(mark)


def _forget(store: ObjectStore, uid: str, mark: str) -> None:
    """What a worker left of a task that was cancelled, as the mark proves, and removed before the worker knew."""
    if store.exists(mark):
        for key in sorted(store.keys(task_prefix(uid)), key=lambda key: key == mark):  # the mark last, should we crash
            store.delete(key)


def _attempts_wanted(said: Iterable[Said], tasks: Iterable[Task]) -> set[str]:
    return {one.message.attempt for one in said} | {task.attempt_uid for task in tasks if task.attempt_uid}


def _record(task: Task, said: Said) -> TranscriptRecord:
    return TranscriptRecord(
        task_id=task.id,
        generation=task.generation,
        attempt_uid=said.message.attempt,
        object_key=task.transcript_key or "",
        language=task.language or "",
        text=said.text or "",
    )
