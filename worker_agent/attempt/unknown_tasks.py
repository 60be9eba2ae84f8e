"""Tasks that only a later version of the agent understands: left to others, and never deleted."""

from __future__ import annotations

import logging
import uuid
from datetime import UTC, datetime, timedelta

from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract import __version__
from worker_agent.contract.backoff import retry_delay
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.log_fields import log_fields
from worker_agent.contract.messages import Retrying, TaskError, TaskReference, UnknownMessage
from worker_agent.contract.queues.queue import QueueUnavailable, ReceivedMessage

logger = logging.getLogger(__name__)

_FIRST_DELAY = 30.0  # seconds until the task is delivered again; doubles from there


class UnknownTasks:
    """Gives them back, each time for longer, so that an old worker does not take them all day."""

    def __init__(self, connections: WorkerConnections, queue_writer: QueueWriter, worker: str) -> None:
        """`worker`: the name of this one."""
        self._connections = connections
        self._queue_writer = queue_writer
        self._worker = worker
        self._count = 0
        self.sentence = ""  #: what the person should know; "": there was none yet

    def give_back(self, received: ReceivedMessage, error: UnknownMessage) -> None:
        self._count += 1
        self.sentence = (
            f"A task needs what this worker lacks ({error}). Update earshot-worker, which is version {__version__}, on "
            f"{self._worker}, or install the package that brings it."
        )
        delay, attempt = retry_delay(received.receive_count, _FIRST_DELAY), uuid.uuid4().hex
        with log_fields(**{"task": error.task.task, "attempt": attempt} if error.task else {}):
            logger.warning("%s It is given back for %d s; %d so far.", self.sentence, delay, self._count)
            if error.task:
                self._mark_released(error.task, attempt, max(1, received.receive_count), delay)
            try:
                self._connections.tasks.change_visibility([received.receipt_handle], delay)
            except QueueUnavailable as unavailable:
                logger.warning("the task comes again when its lease ends: %s", unavailable)

    def _mark_released(self, task: TaskReference, attempt: str, number: int, delay: int) -> None:
        """Note that this delivery is no failed attempt, and tell the person why the task waits."""
        Checkpoint(self._connections.store, task, number).mark_released()
        reporter = Reporter(self._queue_writer, task, attempt=attempt, number=number, worker=self._worker)
        error = TaskError(kind=ErrorKind.UNKNOWN_TASK, message=self.sentence)
        visible_at = datetime.now(UTC) + timedelta(seconds=delay)
        reporter.send_once(reporter.build_final(Retrying, error=error, visible_at=visible_at))
