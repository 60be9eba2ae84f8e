"""When what is said in a transcript's text, in a form as short as the text allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from worker_agent.contract.transcript import Transcript

UNKNOWN = ""  #: the moments of a text of which nobody knows them


def text_and_moments(transcript: Transcript) -> tuple[str, str]:
    """The text that is searched, and the moments of its segments, for a TranscriptRecord."""
    offsets = accumulate((len(segment.text) + 1 for segment in transcript.segments), initial=0)
    return transcript.text, encode(list(zip(offsets, (one.start for one in transcript.segments), strict=False)))


def encode(places: Sequence[tuple[int, float]]) -> str:
    """Of each segment, how many characters and how many hundredths of a second after the one before it begins."""
    hundredths = [(offset, ceil(round(100 * seconds, 3))) for offset, seconds in places]  # never before it begins
    before = [(0, 0), *hundredths]
    pairs = zip(before, hundredths, strict=False)
    return " ".join(f"{offset - last_offset},{time - last}" for (last_offset, last), (offset, time) in pairs)


@dataclass(frozen=True, slots=True)
class Moments:
    """Where the segments of a text begin, and when."""

    offsets: tuple[int, ...]  #: characters
    starts: tuple[float, ...]  #: seconds

    @classmethod
    def decode(cls, moments: str) -> Moments:
        """Of UNKNOWN, none."""
        pairs = [pair.partition(",") for pair in moments.split()]
        offsets = accumulate(int(offset) for offset, _, _ in pairs)
        return cls(tuple(offsets), tuple(time / 100 for time in accumulate(int(time) for _, _, time in pairs)))

    def segment_at(self, offset: int) -> int | None:
        """The number of the segment in which the character lies; None: nobody knows."""
        return max(0, bisect_right(self.offsets, offset) - 1) if self.offsets else None
