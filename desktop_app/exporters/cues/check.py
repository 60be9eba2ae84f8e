"""Counts the subtitles that keep to no limits, for no way to cut the text does: mostly because of who speaks fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from desktop_app.exporters.cues.cue import Cue
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.writing import columns

ROUNDED = 1.01  # times are whole milliseconds


class Limit(StrEnum):
    """A limit that a subtitle may break."""

    SPEED = "speed"  #: it can't be read in its time
    SHORT = "short"  #: it is gone too soon
    LONG = "long"  #: it stays too long
    WIDTH = "width"  #: a line is too wide, or there are too many
    GAP = "gap"  #: the next one follows too soon


@dataclass(frozen=True, slots=True)
class SubtitleCheck:
    """How many subtitles there are, and how many of them break each limit."""

    total: int = 0
    broken: Mapping[Limit, int] = field(default_factory=dict)  #: only those that any breaks

    def __add__(self, other: SubtitleCheck) -> SubtitleCheck:
        broken = {limit: self.broken.get(limit, 0) + other.broken.get(limit, 0) for limit in Limit}
        return SubtitleCheck(self.total + other.total, {limit: count for limit, count in broken.items() if count})


def check(cues: Sequence[Cue], limits: SubtitleLimits) -> SubtitleCheck:
    """One that breaks two limits counts for both."""
    broken = Counter(limit for cue in cues for limit in _broken_by(cue, limits))
    close = sum(after.start - before.end < limits.gap for before, after in pairwise(cues))
    return SubtitleCheck(len(cues), broken + Counter({Limit.GAP: close}))


def _broken_by(cue: Cue, limits: SubtitleLimits) -> list[Limit]:
    duration = cue.end - cue.start
    widths = [columns(line) for line in cue.lines]
    width = sum(widths) + len(widths) - 1
    found = {
        Limit.SPEED: 1000 * width > limits.reading_speed * duration * ROUNDED,
        Limit.SHORT: duration < limits.min_duration,
        Limit.LONG: duration > limits.max_duration,
        Limit.WIDTH: max(widths) > limits.line or len(widths) > limits.lines,
    }
    return [limit for limit, is_broken in found.items() if is_broken]
