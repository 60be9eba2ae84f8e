"""Chooses which units make one cue: the cheapest of all ways to cut the text, found by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import GAP, LINE, MAX_DURATION, MIN_DURATION, READING_SPEED
from desktop_app.exporters.cues.units import Unit
from desktop_app.exporters.writing import columns

CUE = 10.0  # what each cue costs: fewer are calmer
EMPTY = 20.0  # what a cue with nothing in it would cost; by squares, so that long sentences are cut evenly
HASTY = 60.0  # what a cue costs that no one could read in its time
FLASH = 1000.0  # what a cue costs that is too short to be seen: it is merged wherever that is possible


def group(units: Sequence[Unit], boundaries: Sequence[Boundary], end_of_file: int) -> list[range]:
    """The cues as ranges of units, all of them in order."""
    return _Grouping(units, boundaries, end_of_file).cheapest()


class _Grouping:
    def __init__(self, units: Sequence[Unit], boundaries: Sequence[Boundary], end_of_file: int) -> None:
        self._units = units
        self._to_end = [boundary.to_end for boundary in boundaries]
        self._gone_on = [0.0, *accumulate(boundary.to_go_on for boundary in boundaries)]
        self._spaces = [int(unit.space) for unit in units]
        widths = (columns(unit.text) + unit.space for unit in units)
        self._reached = [0, *accumulate(widths)]  #: columns up to a unit
        self._limits = [*(unit.start - GAP for unit in units[1:]), end_of_file]  #: until when a cue may be seen
        self._lines = self._ends_of_lines()

    def cheapest(self) -> list[range]:
        count = len(self._units)
        costs = [0.0] + [float("inf")] * count
        starts = [0] * (count + 1)
        for first in range(count):
            for last in self._possible(first):
                cost = costs[first] + self._cost(first, last)
                if cost < costs[last + 1]:
                    costs[last + 1], starts[last + 1] = cost, first
        return self._traced(starts)

    def _possible(self, first: int) -> range:
        """The units with which a cue that begins with `first` may end: on two lines, and in time."""
        end_of_line = self._lines[first]
        last = self._lines[end_of_line + 1] if end_of_line + 1 < len(self._units) else end_of_line
        latest = self._units[first].start + MAX_DURATION
        while last > first and self._units[last].end > latest:
            last -= 1
        return range(first, last + 1)

    def _cost(self, first: int, last: int) -> float:
        width = self._width(first, last)
        time = self._limits[last] - self._units[first].start
        cost = CUE + self._to_end[last] + self._gone_on[last] - self._gone_on[first]
        cost += EMPTY * (1 - width / (2 * LINE)) ** 2
        if time < MIN_DURATION:
            cost += FLASH * (2 - time / MIN_DURATION)
        needed = 1000 * width / READING_SPEED
        return cost + (HASTY * (1 - time / needed) if needed and time < needed else 0)

    def _width(self, first: int, last: int) -> int:
        return self._reached[last + 1] - self._reached[first] - self._spaces[first]

    def _ends_of_lines(self) -> list[int]:
        """The last unit that fits on a line with each unit."""
        ends: list[int] = []
        last = 0
        for first in range(len(self._units)):
            last = max(last, first)
            while last + 1 < len(self._units) and self._width(first, last + 1) <= LINE:
                last += 1
            ends.append(last)
        return ends

    def _traced(self, starts: Sequence[int]) -> list[range]:
        ends = [len(self._units)]
        while ends[-1] > 0:
            ends.append(starts[ends[-1]])
        return [range(first, stop) for first, stop in pairwise(reversed(ends))]
