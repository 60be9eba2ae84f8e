"""What subtitlers agree on; they do not all agree on the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SubtitleLimits:
    """What a subtitle may be; times in milliseconds, widths in half-width columns."""

    line: int = 42  #: columns
    lines: int = 2  #: one to three
    min_duration: int = 1000
    max_duration: int = 7000
    reading_speed: float = 17  #: columns a second that anyone can follow
    gap: int = 80  #: between two: two frames at 25 a second, without which the eye misses the change


USUAL = SubtitleLimits()

#: By the name that people type. The second and third follow what those two publish for programmes in most languages.
PROFILES: Mapping[str, SubtitleLimits] = MappingProxyType(
    {
        "usual": USUAL,
        "netflix": SubtitleLimits(min_duration=833, gap=84),
        "bbc": SubtitleLimits(line=37, reading_speed=15),
        "one-line": SubtitleLimits(line=32, lines=1, max_duration=4000, reading_speed=20),
    }
)
