"""Receives tasks on a thread of its own, so that the main thread can look after those that run."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from worker_agent.attempt.runner import WorkerConnections
from worker_agent.clock import boot_time_clock
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.queues.queue import QueueUnavailable, ReceivedMessage
from worker_agent.contract.stores.object_store import StoreUnavailable, cancelled_key

LONGEST_POLL = 8.0  # seconds: leaving may have to wait for it, and `docker stop` kills after ten
_TO_GIVE_UP = 2.0  # seconds for an open receive to end beyond its time

NoSource = (QueueUnavailable, StoreUnavailable)  #: why no task can be received


class Delivery(NamedTuple):
    """A received message, and the latest moment at which its lease can have begun, should we have stood still since."""

    message: ReceivedMessage
    granted: float


class Intake:
    """One receive at a time. Used by the main thread."""

    def __init__(
        self, connections: WorkerConnections, visibility_timeout: int, stop: threading.Event, ended: threading.Event
    ) -> None:
        """`stop` breaks a receive off; `ended` is set when one has ended."""
        self._connections = connections
        self._visibility_timeout = visibility_timeout
        self._stop = stop
        self._ended = ended
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="receive")
        self._receiving: Future[list[Delivery]] | None = None
        self._waits = exponential_backoff()
        self._not_before = 0.0
        self._store_in_doubt = True

    @property
    def receiving(self) -> bool:
        """Whether a receive is open, or what it brought is not taken yet."""
        return self._receiving is not None

    @property
    def pause_left(self) -> float:
        """Seconds until the next try, after one that failed."""
        return max(0.0, self._not_before - boot_time_clock())

    def doubt_store(self) -> None:
        """Receive nothing before the store answers: without it every task would only lose attempts."""
        self._store_in_doubt = True

    def begin(self, most: int, wait_seconds: float) -> None:
        """Receive up to `most` messages, unless a receive is open or what we need was just out of reach."""
        if most > 0 and self._receiving is None and self.pause_left == 0:
            self._receiving = self._thread.submit(self._receive, most, min(LONGEST_POLL, wait_seconds))
            self._receiving.add_done_callback(lambda _: self._ended.set())

    def take(self) -> list[Delivery] | None:
        """What a receive that has ended brought; None: there is none. Raises one of NoSource, and pauses."""
        if self._receiving is None or not self._receiving.done():
            return None
        ended, self._receiving = self._receiving, None
        try:
            received = ended.result()
        except NoSource:
            self._not_before = boot_time_clock() + next(self._waits)
            raise
        self._waits = exponential_backoff()
        return received

    def close(self) -> list[Delivery]:
        """What the open receive brings yet, to be given back: nobody else would hear of it before its lease ends."""
        self._thread.shutdown(wait=False)
        try:
            return self._receiving.result(LONGEST_POLL + _TO_GIVE_UP) if self._receiving else []
        except (*NoSource, TimeoutError):
            return []

    def _receive(self, most: int, wait_seconds: float) -> list[Delivery]:
        if self._store_in_doubt:
            self._connections.store.exists(cancelled_key("0" * 32, 0))
            self._store_in_doubt = False
        asked = boot_time_clock()
        received = self._connections.tasks.receive(
            most, wait_seconds=wait_seconds, visibility_timeout=self._visibility_timeout, stop=self._stop
        )
        granted = min(boot_time_clock(), asked + LONGEST_POLL)
        return [Delivery(message, granted) for message in received]
