"""Which parts of a recording are transcribed, and in which batches. A plan is data: the same audio gives the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from worker_agent.audio.recording import SAMPLE_RATE, Recording

LONGEST_SPAN = 30 * SAMPLE_RATE  # samples: what the model hears at once
_BLOCK = 600 * SAMPLE_RATE  # samples in which speech is looked for at once: it takes five times their memory


@dataclass(frozen=True, slots=True)
class Span:
    """A contiguous part of the recording, in samples."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / SAMPLE_RATE


Plan = tuple[Span, ...]


def make_plan(recording: Recording, check: Callable[[], None]) -> Plan:
    """Find the speech, and merge it into spans. `check` is called now and then, and may raise."""
    return merge(find_speech(recording, check))


def find_speech(recording: Recording, check: Callable[[], None]) -> Iterator[Span]:
    """The regions with speech in them; each is shorter than the longest span."""
    start = 0
    while start < len(recording):
        check()
        end = min(start + _BLOCK, len(recording))
        regions = _regions(recording, start, end)
        start = end
        if regions and regions[-1].end == end < len(recording):
            start = regions.pop().start  # it goes on in the next block
        yield from regions


def _regions(recording: Recording, start: int, end: int) -> list[Span]:
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(max_speech_duration_s=LONGEST_SPAN / SAMPLE_RATE, min_silence_duration_ms=160)
    found = get_speech_timestamps(recording.read(start, end), options)
    return [Span(start + region["start"], start + region["end"]) for region in found]


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


def group_size(plan: Plan, most: int, fewest_groups: int) -> int:
    """How many spans the model works on at once: `most`, or fewer so that no group is a large part of the whole."""
    return max(1, min(most, len(plan) // fewest_groups))


def groups(plan: Plan, size: int) -> Iterator[Plan]:
    """The spans in groups of `size`: what the model works on at once, and where work can be broken off."""
    for first in range(0, len(plan), size):
        yield plan[first : first + size]


def _cut(region: Span) -> Iterator[Span]:
    for start in range(region.start, region.end, LONGEST_SPAN):
        yield Span(start, min(start + LONGEST_SPAN, region.end))
