"""Messages on the task queue that are no tasks: removed, and told in the log."""

from __future__ import annotations

import logging

from worker_agent.contract.messages import InvalidMessage
from worker_agent.contract.queues.queue import Queue, QueueUnavailable, ReceivedMessage

logger = logging.getLogger(__name__)

_SHOWN = 500  # characters of a message that are logged


class ForeignMessages:
    """Counts them, too."""

    def __init__(self, tasks: Queue) -> None:
        self._tasks = tasks
        self._count = 0

    def remove(self, received: ReceivedMessage, error: InvalidMessage) -> None:
        self._count += 1
        logger.warning(
            "message %s is not a task (%s) and is removed; %d so far. It begins: %r",
            *(received.message_id, error, self._count, received.body[:_SHOWN]),
        )
        try:
            self._tasks.delete([received.receipt_handle])
        except QueueUnavailable as unavailable:
            logger.warning("the message is not removed, and comes again: %s", unavailable)
