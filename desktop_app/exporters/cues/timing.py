"""Decides from when until when each cue is seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Units


def set_times(units: Units, cues: Sequence[range], end_of_file: int, limits: SubtitleLimits) -> list[tuple[int, int]]:
    """Start and end of each cue: as it is spoken, and long enough to be read where the next one leaves the time."""
    times = _within(_one_after_another(units, cues, limits), end_of_file, limits)
    if times and times[0][0] < 0:
        return _squeezed(len(cues), end_of_file)
    return times


def _one_after_another(units: Units, cues: Sequence[range], limits: SubtitleLimits) -> list[tuple[int, int]]:
    """A cue waits for the one before to be gone; nearly always it is."""
    times: list[tuple[int, int]] = []
    free = 0
    for cue in cues:
        start = max(units.starts[cue.start], free)
        to_read = round(1000 * units.width(cue.start, cue.stop) / limits.reading_speed)
        wanted = min(max(units.ends[cue.stop - 1], start + to_read), start + limits.max_duration)
        latest = units.starts[cue.stop] - limits.gap if cue.stop < len(units.starts) else wanted
        end = max(min(wanted, latest), start + limits.min_duration)
        times.append((start, end))
        free = end + limits.gap
    return times


def _within(times: Sequence[tuple[int, int]], end_of_file: int, limits: SubtitleLimits) -> list[tuple[int, int]]:
    """What would pass the end of the file is seen earlier instead."""
    earlier: list[tuple[int, int]] = []
    latest = end_of_file
    for start, end in reversed(times):
        end = min(end, latest)
        start = min(start, end - limits.min_duration)
        earlier.append((start, end))
        latest = start - limits.gap
    return earlier[::-1]


def _squeezed(count: int, end_of_file: int) -> list[tuple[int, int]]:
    """A file too short for its text: each cue has the same share of it."""
    edges = [end_of_file * index // count for index in range(count + 1)]
    return list(pairwise(edges))
