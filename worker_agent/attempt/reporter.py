"""Sends the status messages of one attempt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from worker_agent.attempt.queue_writer import Patience, QueueWriter
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.messages import StatusBase, StatusMessage, TaskReference, encode_status
from worker_agent.errors import AttemptEnded

Message = TypeVar("Message", bound=StatusBase)
Pause = Callable[[float], bool]  #: waits so many seconds; False: there is no time left to wait


class Reporter:
    """Stamps and sends the messages of one attempt. The first final message ends it; later ones are refused."""

    def __init__(
        self, queue_writer: QueueWriter, task: TaskReference, *, attempt: str, number: int, worker: str
    ) -> None:
        self._queue_writer = queue_writer
        self._who: dict[str, Any] = {
            "task": task.task,
            "generation": task.generation,
            "token": task.token,
            "attempt": attempt,
            "number": number,
            "worker": worker,
        }
        self._stamping = threading.Lock()
        self._sequence = 0
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether the final message is built."""
        return self._ended

    def build(self, kind: type[Message], **fields: Any) -> Message:
        """The attempt's next message; raises AttemptEnded."""
        return self._stamp(kind, fields, last=False)

    def build_final(self, kind: type[Message], **fields: Any) -> Message:
        """The message that ends the attempt; raises AttemptEnded where another thread was first."""
        return self._stamp(kind, fields, last=True)

    def post(self, message: StatusMessage) -> None:
        """Send what nothing depends on: once, and without waiting for that."""
        self._queue_writer.send(encode_status(message))

    def send_once(self, message: StatusMessage) -> None:
        """Send it once; the attempt goes on or ends whether that works or not."""
        self._send(message)

    def settle(self, message: StatusMessage, receipt_handle: str, patience: Patience) -> Future[bool]:
        """Send the last message and delete the task: see `QueueWriter.settle`."""
        return self._queue_writer.settle(encode_status(message), receipt_handle, patience)

    def send_with_retry(self, message: StatusMessage, pause: Pause) -> bool:
        """Try until the message is sent or there is no time left; returns whether it is sent."""
        for wait in exponential_backoff():
            if self._send(message):
                return True
            if not pause(wait):
                return False
        raise AssertionError("the waits never end")

    def delete(self, receipt_handle: str) -> bool:
        """Try once to delete the task; returns whether there is nothing left to delete."""
        return self._queue_writer.delete(receipt_handle).result()

    def _stamp(self, kind: type[Message], fields: dict[str, Any], *, last: bool) -> Message:
        with self._stamping:
            if self._ended:
                raise AttemptEnded("the attempt has ended")
            message = kind(**self._who, sequence=self._sequence + 1, **fields)  # may raise, and then nothing has ended
            self._ended = last
            self._sequence += 1
            return message

    def _send(self, message: StatusMessage) -> bool:
        """Returns whether that worked."""
        return self._queue_writer.send(encode_status(message)).result()
