"""Withdraw: take tasks off the queue that no worker has taken, so that another one comes before them.

Nothing can be lost by that: a message is deleted only once the outbox has the task again, and comes back by itself
should we crash before. After a crash in between, it is there twice; the second delivery finds the task settled.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import chain

from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.messages import InvalidMessage, TaskMessage, UnknownMessage
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.queues.queue import Queue, ReceivedMessage
from worker_agent.contract.sqs_limits import BATCH

logger = logging.getLogger(__name__)

MOST = 1000  # messages: to put one task before still more of them would hold up everybody
LEASE = 30  # seconds
RECEIVERS = 4  # at once


def withdraw(repository: TaskRepository, queue: Queue, most: int) -> int:
    """Up to about `most` tasks; returns how many. Raises QueueUnavailable, DatabaseUnavailable.

    One that has been tried, or is nobody's, goes back: a new message would begin to count its attempts anew.
    """
    held = _receive(queue, most)
    keep = {one.receipt_handle for one in held}
    try:
        uids = {one.receipt_handle: uid for one in held if one.receive_count == 1 and (uid := _uid(one))}
        tasks = repository.tasks_by_uid(set(uids.values()))
        ids = repository.batches.withdraw([task.id for task in tasks.values()])
        gone = [receipt for receipt, uid in uids.items() if uid in tasks and tasks[uid].id in ids]
        queue.delete(gone)
        keep -= set(gone)
    finally:
        queue.change_visibility(sorted(keep), 0)
    logger.info("%d tasks step back behind what was put first", len(gone))
    return len(gone)


def _receive(queue: Queue, most: int) -> list[ReceivedMessage]:
    """Until it brings nothing more."""
    received: list[ReceivedMessage] = []
    while len(received) < most:
        receivers = min(RECEIVERS, -(-(most - len(received)) // BATCH))
        more = _take(queue, receivers)
        if not more:
            break
        received += more
    return received


def _take(queue: Queue, receivers: int) -> Sequence[ReceivedMessage]:
    def take(_: int) -> list[ReceivedMessage]:
        return queue.receive(BATCH, wait_seconds=0, visibility_timeout=LEASE)

    return list(chain.from_iterable(in_parallel(take, range(receivers))))


def _uid(message: ReceivedMessage) -> str | None:
    try:
        return TaskMessage.decode(message.body).task
    except (InvalidMessage, UnknownMessage):
        return None
