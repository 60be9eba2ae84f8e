"""How much is to be done, and how evenly it has been done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from statistics import fmean, stdev

FEWEST = 3  #: spans that tell of a spread
SURE = 1.64  #: standard deviations on either side within which nine in ten values lie
LEAST, MOST = 0.05, 0.75  #: parts of a speed by which it is taken to be uncertain


@dataclass(frozen=True, slots=True)
class Waiting:
    """All tasks that are Pending, summed up."""

    tasks: int = 0
    of_known_length: int = 0  #: among them
    audio_seconds: float = 0.0  #: of these


@dataclass(frozen=True, slots=True)
class Throughput:
    """What a worker completed in a span of time."""

    start: datetime  #: of the span; spans are as long as was asked for, and counted from 1970 on
    worker: str
    audio_seconds: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How much the work that is done in a span of time varies."""

    span: int  #: seconds
    spans: int  #: that were looked at
    relative: float  #: standard deviation, as a part of the mean

    def uncertainty(self, seconds: float) -> float:
        """Of the mean speed in that time to come, as a part of it: the longer the time, the more evens out."""
        spans_to_come = max(1.0, seconds / self.span)
        return min(MOST, max(LEAST, SURE * self.relative * sqrt(1 / self.spans + 1 / spans_to_come)))


def audio_by_span(done: Iterable[Throughput], span: int) -> dict[int, float]:
    """What all workers together did, by the number of the span, counted from 1970 on."""
    audio: dict[int, float] = defaultdict(float)
    for part in done:
        audio[int(part.start.timestamp()) // span] += part.audio_seconds
    return audio


def find_spread(done: Iterable[Throughput], workers: Collection[str], span: int, now: datetime) -> Spread | None:
    """Of what these workers did, from their first completion until the span that has not ended; None: it is too short
    to tell."""
    by_span = audio_by_span((part for part in done if part.worker in workers), span)
    present = int(now.timestamp()) // span
    audio = [by_span.get(number, 0.0) for number in range(min(by_span, default=present), present)]
    if len(audio) < FEWEST or not any(audio):
        return None
    return Spread(span, len(audio), stdev(audio) / fmean(audio))
