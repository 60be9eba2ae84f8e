"""Chooses which units make one cue: the cheapest of all ways to cut the text, found by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from desktop_app.exporters.cues.boundaries import Boundaries
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Units

CUE = 10.0  # what each cue costs: fewer are calmer
EMPTY = 20.0  # what a cue with nothing in it would cost; by squares, so that long sentences are cut evenly
HASTY = 60.0  # what a cue costs that no one could read in its time
FLASH = 1000.0  # what a cue costs that is too short to be seen: it is merged wherever that is possible


def group(units: Units, boundaries: Boundaries, end_of_file: int, limits: SubtitleLimits) -> list[range]:
    """The cues as ranges of units, all of them in order."""
    return _Grouping(units, boundaries, end_of_file, limits).cheapest()


class _Grouping:
    """One long loop: an hour of speech is a hundred thousand ways to make a cue. Most of them are given up before their
    cost is known in full."""

    def __init__(self, units: Units, boundaries: Boundaries, end_of_file: int, limits: SubtitleLimits) -> None:
        self._units = units
        self._may = limits
        self._gone_on = [0.0, *accumulate(boundaries.to_go_on)]
        #: of ending before a unit, and of going on across the boundaries up to there
        self._to_end = [0.0, *(a + b for a, b in zip(boundaries.to_end, self._gone_on, strict=False))]
        #: until when a cue is seen that ends before a unit
        self._limits = [0, *(start - limits.gap for start in units.starts[1:]), end_of_file]
        self._lines = self._ends_of_lines()
        self._turns = self._ends_of_turns()

    def cheapest(self) -> list[range]:
        count = len(self._units.texts)
        costs = [0.0] + [float("inf")] * count
        starts = [0] * (count + 1)
        reached, spaces, to_end, limits = self._units.reached, self._units.spaces, self._to_end, self._limits
        shortest, (emptiness, to_read) = self._may.min_duration, self._by_width()
        for first in range(count):
            so_far = costs[first] + CUE - self._gone_on[first]
            left, start = reached[first] + spaces[first], self._units.starts[first]
            for stop in range(first + 1, self._last_possible(first) + 2):
                cost = so_far + to_end[stop]
                if cost >= costs[stop]:  # what follows makes it only more
                    continue
                width, time = reached[stop] - left, limits[stop] - start
                cost += emptiness[width]
                if time < shortest:
                    cost += FLASH * (2 - time / shortest)
                if time < to_read[width]:
                    cost += HASTY * (1 - time / to_read[width])
                if cost < costs[stop]:
                    costs[stop], starts[stop] = cost, first
        return self._traced(starts)

    def _by_width(self) -> tuple[list[float], list[float]]:
        """What is added for the emptiness of a cue, and the milliseconds that it takes to read it, by its columns."""
        widest = self._may.lines * (self._may.line + 1)
        empty = [1 - width / (self._may.lines * self._may.line) for width in range(widest + 1)]
        a_column = 1000 / self._may.reading_speed
        to_read = [width * a_column for width in range(widest + 1)]
        return [EMPTY * share * share for share in empty], [float("-inf"), *to_read[1:]]

    def _last_possible(self, first: int) -> int:
        """The last unit with which a cue that begins with `first` may end: on its lines, in time, one person's."""
        lines, ends = self._lines, self._units.ends
        last = lines[first]
        for _ in range(self._may.lines - 1):
            last = lines[last + 1] if last + 1 < len(lines) else last
        last = min(last, self._turns[first])
        latest = self._units.starts[first] + self._may.max_duration
        while last > first and ends[last] > latest:
            last -= 1
        return last

    def _ends_of_lines(self) -> list[int]:
        """The last unit that fits on a line with each unit."""
        ends: list[int] = []
        reached, last, count = self._units.reached, 0, len(self._units.texts)
        for first, space in enumerate(self._units.spaces):
            last = max(last, first)
            widest = reached[first] + space + self._may.line
            while last + 1 < count and reached[last + 2] <= widest:
                last += 1
            ends.append(last)
        return ends

    def _ends_of_turns(self) -> list[int]:
        """The last unit that the same person says without another one between."""
        speakers = self._units.speakers
        last = len(speakers) - 1
        if len(set(speakers)) < 2:
            return [last] * len(speakers)
        ends = list(range(len(speakers)))
        for unit in reversed(ends[:-1]):
            if speakers[unit] == speakers[unit + 1]:
                ends[unit] = ends[unit + 1]
        return ends

    def _traced(self, starts: Sequence[int]) -> list[range]:
        ends = [len(self._units.texts)]
        while ends[-1] > 0:
            ends.append(starts[ends[-1]])
        return [range(first, stop) for first, stop in pairwise(reversed(ends))]
