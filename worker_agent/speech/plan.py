"""Which parts of a recording are transcribed, and in which batches. A plan is data: the same audio gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from worker_agent.audio.decode import SAMPLE_RATE

if TYPE_CHECKING:
    from worker_agent.audio.decode import Samples

LONGEST_SPAN = 30 * SAMPLE_RATE  # samples: what the model hears at once


@dataclass(frozen=True, slots=True)
class Span:
    """A contiguous part of the recording, in samples."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / SAMPLE_RATE


Plan = tuple[Span, ...]


def make_plan(samples: Samples) -> Plan:
    """Find the speech, and merge it into spans."""
    return merge(find_speech(samples))


def find_speech(samples: Samples) -> list[Span]:
    """The regions with speech in them; each is shorter than the longest span."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(max_speech_duration_s=LONGEST_SPAN / SAMPLE_RATE, min_silence_duration_ms=160)
    return [Span(region["start"], region["end"]) for region in get_speech_timestamps(samples, options)]


def merge(regions: Iterable[Span]) -> Plan:
    """Join neighbours, with the silence between them, as long as they fit into one span."""
    spans: list[Span] = []
    for region in regions:
        for piece in _cut(region):
            if spans and piece.end - spans[-1].start <= LONGEST_SPAN:
                spans[-1] = Span(spans[-1].start, piece.end)
            else:
                spans.append(piece)
    return tuple(spans)


def batches(plan: Plan, size: int) -> Iterator[Sequence[Span]]:
    """The spans in groups of `size`: what the model works on at once, and where work can be broken off."""
    for first in range(0, len(plan), size):
        yield plan[first : first + size]


def _cut(region: Span) -> Iterator[Span]:
    for start in range(region.start, region.end, LONGEST_SPAN):
        yield Span(start, min(start + LONGEST_SPAN, region.end))
