"""Chooses which units make one cue: the cheapest of all ways to cut the text, found by dynamic programming."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add

from desktop_app.exporters.cues.boundaries import Boundaries
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Units

CUE = 10.0  # what each cue costs: fewer are calmer
EMPTY = 20.0  # what a cue with nothing in it would cost; by squares, so that long sentences are cut evenly
HASTY = 60.0  # what a cue costs that no one could read in its time
FLASH = 1000.0  # what a cue costs that is too short to be seen: it is merged wherever that is possible

OPEN = 40  # beginnings that are kept before those are looked for that no cue can have any more


def group(units: Units, boundaries: Boundaries, end_of_file: int, limits: SubtitleLimits) -> list[range]:
    """The cues as ranges of units, all of them in order."""
    gone_on = [0.0, *accumulate(boundaries.to_go_on)]  # across the boundaries up to a unit
    to_end = list(map(add, boundaries.to_end, gone_on))
    seen_until = [*(start - limits.gap for start in units.starts[1:]), end_of_file]  # of a cue that ends with a unit
    furthest = _last_possible(units, limits)
    emptiness, to_read = _by_width(limits)
    shortest = limits.min_duration

    begins: list[int] = []  # the first unit of the cue that ends with a unit
    cost = 0.0  # of all cues up to the one that ends with the unit before
    beginnings: list[tuple[float, int]] = []  # what all cues before it cost, and the unit; the cheapest first
    for last, ending in enumerate(to_end):
        insort(beginnings, (cost + CUE - gone_on[last], last))
        if len(beginnings) > OPEN or furthest[beginnings[0][1]] < last:
            beginnings = [each for each in beginnings if furthest[each[1]] >= last]
        cost, begin = float("inf"), last
        for so_far, first in beginnings:
            ours = so_far + ending
            if ours > cost:  # what follows makes it only more, and so it is with all others
                break
            if furthest[first] < last:
                continue
            width, time = units.reached[last + 1] - units.left_edges[first], seen_until[last] - units.starts[first]
            ours += emptiness[width]
            if time < shortest:
                ours += FLASH * (2 - time / shortest)
            if time < to_read[width]:
                ours += HASTY * (1 - time / to_read[width])
            if ours < cost or (ours == cost and first < begin):
                cost, begin = ours, first
        begins.append(begin)
    return _traced(begins)


@lru_cache(16)
def _by_width(limits: SubtitleLimits) -> tuple[list[float], list[float]]:
    """What is added for the emptiness of a cue, and the milliseconds that it takes to read it, by its columns."""
    widths = range(limits.lines * (limits.line + 1) + 1)
    empty = [1 - width / (limits.lines * limits.line) for width in widths]
    column = 1000 / limits.reading_speed
    return [EMPTY * share * share for share in empty], [float("-inf"), *(width * column for width in widths[1:])]


def _last_possible(units: Units, limits: SubtitleLimits) -> list[int]:
    """The last unit with which a cue that begins with each unit may end: on its lines, in time, one person's."""
    possible = _ends_of_cues(units, limits)
    if len(set(units.speakers)) > 1:
        possible = list(map(min, possible, _ends_of_turns(units.speakers)))
    for first, start in enumerate(units.starts):
        last = possible[first]
        while units.ends[last] > start + limits.max_duration and last > first:
            last -= 1
        possible[first] = last
    return possible


def _ends_of_cues(units: Units, limits: SubtitleLimits) -> list[int]:
    """The last unit that fits on the lines of a cue with each unit."""
    lines = [bisect_right(units.reached, edge + limits.line) - 2 for edge in units.left_edges]
    ends, last = lines, len(lines) - 1
    for _ in range(limits.lines - 1):
        ends = [lines[end + 1] if end < last else last for end in ends]
    return ends


def _ends_of_turns(speakers: Sequence[str | None]) -> list[int]:
    """The last unit that the same person says without another one between."""
    ends = list(range(len(speakers)))
    for unit in reversed(ends[:-1]):
        if speakers[unit] == speakers[unit + 1]:
            ends[unit] = ends[unit + 1]
    return ends


def _traced(begins: Sequence[int]) -> list[range]:
    edges = [len(begins)]
    while edges[-1] > 0:
        edges.append(begins[edges[-1] - 1])
    return [range(first, stop) for first, stop in pairwise(reversed(edges))]
