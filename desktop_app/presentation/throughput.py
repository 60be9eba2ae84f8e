"""How fast the fleet was, span by span, for a chart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import ceil, log10

from desktop_app.domain.workload import Throughput, audio_by_span
from desktop_app.presentation.translation import format_number

NICE = (1.0, 2.0, 5.0, 10.0)  # steps of an axis that people read easily


def rates(done: Iterable[Throughput], first: int, span: int, now: datetime) -> list[float]:
    """Audio-hours per hour of each span of so many seconds, from the one that begins at `first` (seconds since 1970)
    to the present one, which is not over: what was done in it counts by the time that has passed."""
    audio = audio_by_span(done, span)
    present = int(now.timestamp()) // span
    found = [audio.get(number, 0.0) / span for number in range(first // span, present)]
    passed = max(now.timestamp() - present * span, span / 3)  # soon after its beginning, one task would be a peak
    return [*found, audio.get(present, 0.0) / passed]


def nice_top(highest: float) -> float:
    """The end of an axis that has room for `highest`: 1, 2 or 5 times a power of ten."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** (ceil(log10(highest)) - 1)
    return next(power * step for step in NICE if power * step >= highest * (1 - 1e-9))


def rate_text(value: float) -> str:
    """With as many decimals as tell it within a fiftieth: the lines of a slow fleet are not to be called the same."""
    decimals = next((number for number in range(3) if abs(round(value, number) - value) <= value / 50), 3)
    return format_number(value, decimals)
