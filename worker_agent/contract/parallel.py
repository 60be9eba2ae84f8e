"""Threads for what several can do at once, such as calls that wait for the network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CALLS = 8  # at once: enough to hide a distant server's latency; boto3 keeps four times as many connections


class ContextThreads(ThreadPoolExecutor):
    """What they log says whom it is for (`log_fields`), as if whoever hands in the work did it."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        return super().submit(copy_context().run, fn, *args, **kwargs)


def in_parallel(call: Callable[[Item], Result], items: Iterable[Item], at_once: int = CALLS) -> list[Result]:
    """The results in the order of the items. The first fault is raised when the calls under way have ended; those
    that had not begun by then are left out. A single item takes no thread.
    """
    waiting = list(items)
    if len(waiting) < 2:
        return [call(item) for item in waiting]
    with ContextThreads(min(at_once, len(waiting)), thread_name_prefix="parallel") as threads:
        return list(threads.map(call, waiting))


def ahead(
    call: Callable[[Item], Result], items: Iterable[Item], at_once: int = CALLS
) -> Generator[tuple[Item, Result], None, None]:
    """Each item with its result, in order, while those of the next items are being made. A fault is raised at its
    item; whoever stops early waits for the calls under way, and for no other.
    """
    under_way: deque[tuple[Item, Future[Result]]] = deque()
    with ContextThreads(at_once, thread_name_prefix="ahead") as threads:
        try:
            for item in items:
                under_way.append((item, threads.submit(call, item)))
                if len(under_way) > at_once:
                    first, result = under_way.popleft()
                    yield first, result.result()
            while under_way:
                first, result = under_way.popleft()
                yield first, result.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
