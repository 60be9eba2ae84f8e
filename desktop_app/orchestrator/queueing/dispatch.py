"""Dispatch: put accepted tasks on the task queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from desktop_app.domain.batches import in_batches
from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.claims import ClaimedEntries, claimed
from desktop_app.orchestrator.ports.tasks import OutboxEntry, OutboxKind, TaskRepository
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.queues.queue import Queue
from worker_agent.contract.sqs_limits import BATCH
from worker_agent.contract.stores.object_store import audio_key

CLAIM_TIMEOUT = timedelta(seconds=30)  # a crashed dispatcher's messages are sent by the next one after that
MESSAGES = 200  # sent between two looks at the database
SENDERS = 4  # batches on their way at once: a crash sends no more than these twice


def dispatch(repository: TaskRepository, queue: Queue, host: str, max_attempts: int, ahead: int | None = None) -> int:
    """Send what the outbox holds and is not paused; returns how many messages were sent. Raises QueueUnavailable.

    `ahead`: how many the queue may hold then; None: any number.
    The first batch is on the queue before the others are sent: what was put first is in it.
    A crash between sending and noting it sends a message twice: the second delivery finds the task settled.
    """
    with claimed(repository, OutboxKind.SEND, host=host, limit=MESSAGES, lasting=CLAIM_TIMEOUT, ahead=ahead) as claim:
        batches = list(in_batches(claim.items, BATCH))
        for together in (batches[:1], batches[1:]):
            in_parallel(lambda batch: _send(queue, claim, batch, max_attempts), together, SENDERS)
    return len(claim.items) - len(claim.left)


def _send(queue: Queue, claim: ClaimedEntries, batch: Sequence[OutboxEntry], max_attempts: int) -> None:
    """One call to the queue, noted at once: a fault in one repeats no other."""
    refused = set(queue.send([message_for(item.task, max_attempts).encode() for item in batch]))
    claim.done([item for index, item in enumerate(batch) if index not in refused])


def message_for(task: Task, max_attempts: int) -> TaskMessage:
    """What a worker is told of the task."""
    return TaskMessage(
        task=task.uid,
        generation=task.generation,
        token=token_of(task, task.generation),
        audio_key=audio_key(task.audio_sha256),
        audio_sha256=task.audio_sha256,
        file_name=task.file_name.encode(errors="backslashreplace").decode(),
        max_attempts=max_attempts,
        kind=task.kind,
        options=task.options,
    )
