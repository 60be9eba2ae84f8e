"""Makes an attempt of a message that was received, with all that it needs."""

from __future__ import annotations

import threading
import uuid
from functools import partial

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.device_turn import DeviceTurn
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.queues.queue import ReceivedMessage
from worker_agent.events import EventStream
from worker_agent.lifecycle.predecessor import HeldTaskFile


class AttemptFactory:
    """What all attempts of a worker share."""

    def __init__(
        self,
        connections: WorkerConnections,
        queue_writer: QueueWriter,
        events: EventStream,
        held: HeldTaskFile,
        *,
        worker: str,
        visibility_timeout: int,
        stop: threading.Event,
    ) -> None:
        """`visibility_timeout`: seconds of the first lease; `stop`: set when the worker is to leave."""
        self._connections = connections
        self._queue_writer = queue_writer
        self._events = events
        self._held = held
        self._worker = worker
        self._visibility_timeout = visibility_timeout
        self._stop = stop
        self._device = threading.Lock()

    def create(self, task: TaskMessage, received: ReceivedMessage, granted: float) -> Attempt:
        """`granted`: the latest moment, on the clock of a lease, at which that of the message can have begun."""
        uid, number = uuid.uuid4().hex, max(1, received.receive_count)
        return Attempt(
            task,
            uid=uid,
            number=number,
            receipt_handle=received.receipt_handle,
            lease=Lease(
                self._connections.tasks,
                received.receipt_handle,
                self._visibility_timeout,
                granted,
                on_change=partial(self._held.extend, uid),
            ),
            checkpoint=Checkpoint(self._connections.store, task, number),
            reporter=Reporter(self._queue_writer, task, attempt=uid, number=number, worker=self._worker),
            turn=DeviceTurn(self._device),
            events=self._events,
            stop=self._stop,
        )
