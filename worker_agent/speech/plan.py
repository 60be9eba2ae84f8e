"""Which parts of a recording are transcribed together. A plan is data: the same audio gives the same."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.speech.voice_activity import LONGEST_REGION, Region

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

LONGEST_CHUNK = LONGEST_REGION  # samples
_MOST_UNFINISHED = LONGEST_CHUNK // 4  # samples by which a chunk is shortened so that it ends in a pause


@dataclass(frozen=True)
class SpeechChunk:
    """What the model hears at once: regions of speech, without the silence between them.

    The model ends its text in a pause of some seconds, and what is said after it would be lost; so it is given none.
    """

    regions: tuple[Region, ...]

    @property
    def start(self) -> int:
        """Samples of the recording before it."""
        return self.regions[0].start

    @property
    def end(self) -> int:
        return self.regions[-1].end

    @cached_property
    def seconds(self) -> float:
        """How much speech it holds."""
        return self._ends[-1]

    @property
    def work(self) -> float:
        """How long it takes, as seconds of speech in a full chunk: half of the work is the same for an empty one."""
        return (LONGEST_CHUNK / SAMPLE_RATE + self.seconds) / 2

    def read(self, recording: Recording, longest: int = LONGEST_CHUNK) -> Samples:
        """The speech in it, at most `longest` samples."""
        import numpy as np

        pieces, room = [], longest
        for region in self.regions:
            pieces.append(recording.read(region.start, min(region.end, region.start + room)))
            room -= len(pieces[-1])
            if room == 0:
                break
        return np.concatenate(pieces)

    def times_in_recording(self, start: float, end: float) -> tuple[float, float]:
        """Where a word lies in the recording that begins and ends so many seconds into the chunk.

        Both ends follow the region that holds the word's middle. They may reach into the silence around it,
        never across it.
        """
        index = min(bisect(self._ends, (start + end) / 2), len(self.regions) - 1)
        region = self.regions[index]
        shift = region.end / SAMPLE_RATE - self._ends[index]
        earliest = self.regions[index - 1].end / SAMPLE_RATE if index else 0.0
        following = self.regions[index + 1 :]
        latest = following[0].start / SAMPLE_RATE if following else float("inf")
        return max(start + shift, earliest), min(end + shift, latest)

    def parts_in_recording(self, start: float, end: float) -> Iterator[tuple[float, float]]:
        """The parts of the recording, without the pauses, that lie between so many seconds into the chunk."""
        for region, (region_start, region_end) in zip(self.regions, self.bounds(), strict=True):
            first, last = max(start, region_start), min(end, region_end)
            if first < last:
                shift = region.start / SAMPLE_RATE - region_start
                yield first + shift, last + shift

    def times_in_chunk(self, part: Region) -> tuple[float, float]:
        """Where a part of one region lies in the chunk, in seconds."""
        index = bisect(self.regions, part.start, key=lambda region: region.start) - 1
        region, region_end = self.regions[index], self._ends[index]
        start = region_end - (region.end - part.start) / SAMPLE_RATE
        return start, start + part.seconds

    @cached_property
    def _ends(self) -> tuple[float, ...]:
        """Where each region ends in the chunk, in seconds."""
        return tuple(accumulate(region.seconds for region in self.regions))

    def bounds(self) -> Iterator[tuple[float, float]]:
        """Where each region begins and ends in the chunk, in seconds."""
        return zip((0.0, *self._ends), self._ends, strict=False)


Plan = tuple[SpeechChunk, ...]


def pack(regions: Iterable[Region]) -> Plan:
    """Fill chunks with the regions in order, as faster-whisper's batched pipeline does.

    But where the next region follows without a pause, a chunk ends at its last pause, if that is near its end: of a
    sentence that is cut in two the model often leaves out both parts.
    """
    chunks: list[list[Region]] = []
    room = 0
    for region in chain.from_iterable(map(_cut, regions)):
        if _samples(region) > room:
            chunks.append(_take_unfinished(chunks[-1], region) if chunks else [])
            room = LONGEST_CHUNK - sum(map(_samples, chunks[-1]))
        chunks[-1].append(region)
        room -= _samples(region)
    return tuple(SpeechChunk(tuple(chunk)) for chunk in chunks)


def _take_unfinished(chunk: list[Region], following: Region) -> list[Region]:
    """Remove from the chunk, and return, what was said since its last pause and goes on in the following region."""
    if chunk[-1].end < following.start:
        return []
    pauses = (index for index in range(len(chunk) - 1, 0, -1) if chunk[index - 1].end < chunk[index].start)
    last_pause = next(pauses, len(chunk))
    unfinished = chunk[last_pause:]
    samples = sum(map(_samples, unfinished))
    if samples > _MOST_UNFINISHED or samples + _samples(following) > LONGEST_CHUNK:
        return []
    del chunk[last_pause:]
    return unfinished


def batch_borders(chunks: int, most: int) -> Sequence[int]:
    """The borders of batches of at most `most` chunks, 0 and `chunks` included.

    As few as can be, and all about equally large: a last batch of one chunk would take as long as one of three.
    """
    count = -(-chunks // most)
    return [chunks * index // count for index in range(count + 1)] if count else [0]


def _cut(region: Region) -> Iterator[Region]:
    for start in range(region.start, region.end, LONGEST_CHUNK):
        yield Region(start, min(start + LONGEST_CHUNK, region.end))


def _samples(region: Region) -> int:
    return region.end - region.start
