"""Threads for work of which most is over at once, and some takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

_LONG = 0.05  # seconds that work waits for the one before it


class StaggeredThreads:
    """What is over at once runs one after the other, and what takes longer holds nobody up.

    Threads that all have a little to do take the interpreter from one another: on two cores sixteen of them needed
    twice the time of one.
    """

    def __init__(self, most: int, name: str) -> None:
        """`most`: threads; `name`: what theirs begin with."""
        self._threads = ThreadPoolExecutor(most, thread_name_prefix=name)
        self._turn = threading.Lock()

    def submit(self, work: Callable[[], Result]) -> Future[Result]:
        return self._threads.submit(self._run, work)

    def _run(self, work: Callable[[], Result]) -> Result:
        our_turn = self._turn.acquire(timeout=_LONG)
        try:
            return work()
        finally:
            if our_turn:
                self._turn.release()
