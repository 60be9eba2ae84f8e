"""Calls that wait for the network, several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CALLS = 8  # at once: enough to hide a distant server's latency; boto3 keeps four times as many connections


def in_parallel(call: Callable[[Item], Result], items: Iterable[Item], at_once: int = CALLS) -> list[Result]:
    """The results in the order of the items. The first fault is raised when the calls under way have ended; those
    that had not begun by then are left out. A single item takes no thread.
    """
    waiting = list(items)
    if len(waiting) < 2:
        return [call(item) for item in waiting]
    with ThreadPoolExecutor(min(at_once, len(waiting)), thread_name_prefix="parallel") as threads:
        return list(threads.map(call, waiting))
