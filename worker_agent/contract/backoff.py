"""How long to wait before something is tried again."""

from __future__ import annotations

import random
from collections.abc import Iterator

JITTER = 0.2  # share by which a wait varies, so that a fleet does not come back all at once


def exponential_backoff(first: float = 1.0, longest: float = 25.0) -> Iterator[float]:
    """Seconds, twice as long each time, without an end."""
    wait = first
    while True:
        yield _vary(wait)
        wait = min(longest, wait * 2)


def retry_delay(number: int, first: float, longest: float = 900.0) -> int:
    """Whole seconds until a task is delivered again after attempt `number` did not succeed."""
    doublings = min(number - 1, 20)
    return round(_vary(min(longest, first * 2.0**doublings)))


def _vary(seconds: float) -> float:
    return seconds * random.uniform(1 - JITTER, 1 + JITTER)
