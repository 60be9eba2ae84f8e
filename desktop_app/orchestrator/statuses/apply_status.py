"""Apply status: write into the database what the workers say."""

from __future__ import annotations

import hmac
import logging
import threading
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

from desktop_app.domain import transitions
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.status_checks import clamp_times, reason_to_refuse
from desktop_app.domain.task import Attempt, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository, UnitOfWork
from desktop_app.orchestrator.statuses.status_events import StatusEvent, as_failure, load_results
from desktop_app.orchestrator.statuses.status_queue import (
    LEASE,
    MESSAGES,
    HeldReceipts,
    StatusTally,
    decode_all,
    receive,
)
from worker_agent.contract import __version__
from worker_agent.contract.backoff import retry_delay
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    StatusMessage,
)
from worker_agent.contract.plain_text import spell_out
from worker_agent.contract.queues.queue import Queue, ReceivedMessage
from worker_agent.contract.stores.object_store import (
    ObjectMissing,
    ObjectStore,
    ObjectTooLarge,
    cancelled_key,
    task_prefix,
)

logger = logging.getLogger(__name__)

BACKLOG = 10_000  # applied in one step, about: the loop shows now and then that all is well
LONGEST_WAIT = 900  # seconds until a message that only a later version understands is looked at again
MARK_BYTES = 100  # of a mark, at most: it holds a token


def apply_status(
    repository: TaskRepository,
    queue: Queue,
    store: ObjectStore,
    *,
    wait_seconds: float = 0,
    stop: threading.Event | None = None,
    tally: StatusTally | None = None,
    held: HeldReceipts | None = None,
) -> int:
    """Receive, apply in one transaction, delete; returns how many messages came.

    `held`: where the receipts of few messages wait for others; None: all are deleted at once. While there is a
    backlog, the next messages are received and the last ones deleted beside the transaction.
    Raises QueueUnavailable, StoreUnavailable, DatabaseUnavailable: the messages then come again by themselves.
    """
    tally, total, calls = tally or StatusTally(), 0, list[Future[None]]()
    received = receive(queue, wait_seconds, stop)
    quiet = held is None or not received or (stop is not None and stop.is_set())
    held = held or HeldReceipts()
    with ThreadPoolExecutor(1, thread_name_prefix="status") as beside:
        while received:
            more = len(received) >= MESSAGES and total < BACKLOG
            following = beside.submit(receive, queue, 0, stop) if more else None
            done = _apply_all(repository, queue, store, received, tally)
            calls.append(beside.submit(held.delete, queue, done, everything=quiet))
            total += len(received)
            received = following.result() if following else []
    for call in calls:
        call.result()
    held.delete(queue, [], everything=quiet)
    return total


def _apply_all(
    repository: TaskRepository,
    queue: Queue,
    store: ObjectStore,
    received: Sequence[ReceivedMessage],
    tally: StatusTally,
) -> list[str]:
    """The receipts of what can be deleted: of all but the messages of a later version."""
    messages, later = decode_all(received, tally)
    said = load_results(repository, store, messages)
    if said:
        with repository.unit_of_work() as unit:
            changes = _apply(unit, said, tally)
        store.delete_many(_needless_marks(changes))
        for message in changes.of_removed_tasks:
            _forget(store, message)
    for delivery in later:
        queue.change_visibility([delivery.receipt_handle], retry_delay(delivery.receive_count, LEASE, LONGEST_WAIT))
    return [delivery.receipt_handle for delivery in received if delivery not in later]


def check_versions(tally: StatusTally) -> int:
    """Raises EarshotError where a worker says what only a later version of this program understands."""
    if tally.latest_unknown:
        who = f"The worker {spell_out(tally.newer_worker)}" if tally.newer_worker else "A worker"
        raise EarshotError(
            f"{who} is newer than this Earshot, which is version {__version__} and does not know "
            f"{tally.latest_unknown}. Update earshot on this computer: what that worker reports waits until then."
        )
    return 0


def _apply(unit: UnitOfWork, said: Sequence[StatusEvent], tally: StatusTally) -> _Changes:
    tasks = unit.lock_tasks_by_uid({one.message.task for one in said})
    changes = _Changes(tasks, unit.attempts_by_uid(_attempts_wanted(said, tasks.values())), tally)
    for one in sorted(said, key=lambda one: (one.message.generation, one.message.number, one.message.sequence)):
        changes.hear(one)
    changed = {message.task for message in changes.applied}
    unit.save_tasks([task for uid, task in tasks.items() if uid in changed])
    unit.save_attempts(list(changes.attempts.values()))
    unit.save_transcripts(list(changes.transcripts.values()))
    unit.enqueue(sorted(changes.to_clean_up), OutboxKind.CLEANUP, None)
    return changes


class _Changes:
    """What messages do to tasks, one after the other."""

    def __init__(self, tasks: dict[str, Task], attempts: Mapping[str, Attempt], tally: StatusTally) -> None:
        """`tasks`: by uid; they are changed in place."""
        self.tasks = tasks
        self._known = dict(attempts)
        self._tally = tally
        self._now = datetime.now(UTC)
        self.applied: list[StatusMessage] = []
        self.of_removed_tasks: list[StatusMessage] = []
        self.attempts: dict[str, Attempt] = {}
        self.transcripts: dict[int, TranscriptRecord] = {}
        self.to_clean_up: set[int] = set()  #: tasks of which the store may hold more than they need

    def hear(self, one: StatusEvent) -> None:
        task = self.tasks.get(one.message.task)
        if task is None:
            logger.info("a status of a task that is no longer there: %s", one.message.task)
            self.of_removed_tasks.append(one.message)
            return
        attempts = ChainMap(self.attempts, self._known)
        if reason := reason_to_refuse(task, attempts.get(one.message.attempt), one.message):
            self._refuse(one.message, reason)
            return
        message = clamp_times(task, one.message, self._now)
        if one.text is None and not transitions.is_settled(task, message):
            message = as_failure(message)
        after, moved = transitions.apply(task, attempts, message)
        self.tasks[task.uid] = after
        self.applied.append(message)
        self._tally.applied += 1
        self.attempts.update((attempt.uid, attempt) for attempt in moved)
        if after.transcript_key and after.transcript_key != task.transcript_key:
            self.transcripts[task.id] = _record(after, one)
        if moved and transitions.is_settled(after, message):
            self.to_clean_up.add(task.id)

    def _refuse(self, message: StatusMessage, reason: str) -> None:
        self._tally.refused += 1
        logger.warning(
            "refuse a status message (%s), %d so far: %s of task %s, attempt %s, worker %r",
            *(reason, self._tally.refused, message.type, message.task, message.attempt, message.worker),
        )


def _needless_marks(changes: _Changes) -> set[str]:
    """What tells workers to drop a generation goes when a worker has reported its end, and so removes the message."""
    return {
        cancelled_key(message.task, message.generation)
        for message in changes.applied
        if isinstance(message, Completed | Failed | Dropped) and _is_dropped(changes.tasks[message.task], message)
    }


def _is_dropped(task: Task, message: StatusMessage) -> bool:
    """Whether workers may have been told to drop what the message is about."""
    return task.status is TaskStatus.CANCELLED or message.generation < task.generation


def _forget(store: ObjectStore, message: StatusMessage) -> None:
    """What a worker left of a task that was cancelled, and removed before the worker knew. The mark proves that."""
    if not isinstance(message, Completed | Failed | Dropped):
        return
    mark = cancelled_key(message.task, message.generation)
    try:
        token = store.get(mark, MARK_BYTES).decode(errors="replace")
    except (ObjectMissing, ObjectTooLarge):
        return
    if hmac.compare_digest(token.encode(), (message.token or "").encode()):
        store.delete_many([key for key in store.keys(task_prefix(message.task)) if key != mark])
        store.delete(mark)  # the last, should we crash


def _attempts_wanted(said: Iterable[StatusEvent], tasks: Iterable[Task]) -> set[str]:
    return {one.message.attempt for one in said} | {task.attempt_uid for task in tasks if task.attempt_uid}


def _record(task: Task, said: StatusEvent) -> TranscriptRecord:
    return TranscriptRecord(
        task_id=task.id,
        generation=task.generation,
        attempt_uid=said.message.attempt,
        object_key=task.transcript_key or "",
        language=task.language or "",
        text=said.text or "",
        moments=said.moments,
    )
