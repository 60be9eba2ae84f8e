"""A queue whose callers on several threads share requests: what some send or delete while a request is under way goes
into the next one. Ten messages cost what one does; whoever is alone waits for nobody. Databases call it group commit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from worker_agent.contract.condition import Condition
from worker_agent.contract.queues.queue import Depth, Queue, QueueAttributes, ReceivedMessage
from worker_agent.contract.sqs_limits import MAX_WAIT

_APART = 0.01  # seconds, at least, between the beginnings of two calls, for the second one to be worth it

Call = Callable[[Sequence[str]], list[int]]  #: with some texts; returns the indexes of those that did not work


class JointCalls:
    """Implements Queue on another one. A fault of a joint request is raised to all who were in it."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._sending = _Turns(queue.send)
        self._deleting = _Turns(lambda receipts: _indexes(receipts, queue.delete(receipts)))

    @property
    def name(self) -> str:
        return self._queue.name

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        return self._queue.send(bodies, delay_seconds=delay_seconds) if delay_seconds else self._sending.join(bodies)

    def receive(
        self,
        max_messages: int = 1,
        *,
        wait_seconds: float = MAX_WAIT,
        visibility_timeout: int | None = None,
        stop: threading.Event | None = None,
    ) -> list[ReceivedMessage]:
        return self._queue.receive(
            max_messages, wait_seconds=wait_seconds, visibility_timeout=visibility_timeout, stop=stop
        )

    def delete(self, receipt_handles: Sequence[str]) -> list[str]:
        return [receipt_handles[index] for index in self._deleting.join(receipt_handles)]

    def change_visibility(self, receipt_handles: Sequence[str], seconds: int) -> list[str]:
        return self._queue.change_visibility(receipt_handles, seconds)

    def depth(self) -> Depth:
        return self._queue.depth()

    def attributes(self) -> QueueAttributes:
        return self._queue.attributes()

    def check(self) -> Condition:
        return self._queue.check()

    def close(self) -> None:
        self._queue.close()


class _Share:
    """What one thread brings to a joint call, and what comes of it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.wake = threading.Event()  #: it is done, or its thread's turn to make the call
        self.failed: list[int] | None = None
        self.fault: BaseException | None = None

    @property
    def done(self) -> bool:
        return self.failed is not None or self.fault is not None


class _Turns:
    """One call at a time, made by one of the threads that wait, for all of them."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._lock = threading.Lock()
        self._waiting: list[_Share] = []
        self._calling = False
        self._not_before = 0.0  # on the monotonic clock

    def join(self, texts: Sequence[str]) -> list[int]:
        """Returns the indexes, among these, of those that did not work; raises what the joint call raises."""
        mine = _Share(texts)
        with self._lock:
            self._waiting.append(mine)
            if not self._calling:
                self._calling = True
                mine.wake.set()
        mine.wake.wait()
        if not mine.done:
            self._call_for_all()
        if mine.fault:
            raise mine.fault
        return mine.failed or []

    def _call_for_all(self) -> None:
        time.sleep(max(0.0, self._not_before - time.monotonic()))
        self._not_before = time.monotonic() + _APART
        with self._lock:
            shares, self._waiting = self._waiting, []
        try:
            failed = set(self._call([text for share in shares for text in share.texts]))
        except BaseException as fault:  # noqa: BLE001  whatever it is, nobody may wait for ever
            for share in shares:
                share.fault = fault
        else:
            first = 0
            for share in shares:
                share.failed = [index for index in range(len(share.texts)) if first + index in failed]
                first += len(share.texts)
        with self._lock:
            self._calling = bool(self._waiting)
            if self._waiting:
                self._waiting[0].wake.set()
        for share in shares:
            share.wake.set()


def _indexes(texts: Sequence[str], chosen: Sequence[str]) -> list[int]:
    those = set(chosen)
    return [index for index, text in enumerate(texts) if text in those]
