"""Chooses which units make one cue: the cheapest of all ways to cut the text, found by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Unit
from desktop_app.exporters.writing import columns

CUE = 10.0  # what each cue costs: fewer are calmer
EMPTY = 20.0  # what a cue with nothing in it would cost; by squares, so that long sentences are cut evenly
HASTY = 60.0  # what a cue costs that no one could read in its time
FLASH = 1000.0  # what a cue costs that is too short to be seen: it is merged wherever that is possible


def group(
    units: Sequence[Unit], boundaries: Sequence[Boundary], end_of_file: int, limits: SubtitleLimits
) -> list[range]:
    """The cues as ranges of units, all of them in order."""
    return _Grouping(units, boundaries, end_of_file, limits).cheapest()


class _Grouping:
    def __init__(
        self, units: Sequence[Unit], boundaries: Sequence[Boundary], end_of_file: int, limits: SubtitleLimits
    ) -> None:
        self._units = units
        self._may = limits
        self._to_end = [boundary.to_end for boundary in boundaries]
        self._gone_on = [0.0, *accumulate(boundary.to_go_on for boundary in boundaries)]
        self._spaces = [int(unit.space) for unit in units]
        widths = (columns(unit.text) + unit.space for unit in units)
        self._reached = [0, *accumulate(widths)]  #: columns up to a unit
        self._limits = [*(unit.start - limits.gap for unit in units[1:]), end_of_file]  #: until when a cue may be seen
        self._lines = self._ends_of_lines()
        self._turns = self._ends_of_turns()

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
        """The units with which a cue that begins with `first` may end: on its lines, in time, one person's."""
        last = self._lines[first]
        for _ in range(self._may.lines - 1):
            last = self._lines[last + 1] if last + 1 < len(self._units) else last
        last = min(last, self._turns[first])
        latest = self._units[first].start + self._may.max_duration
        while last > first and self._units[last].end > latest:
            last -= 1
        return range(first, last + 1)

    def _cost(self, first: int, last: int) -> float:
        width = self._width(first, last)
        time = self._limits[last] - self._units[first].start
        cost = CUE + self._to_end[last] + self._gone_on[last] - self._gone_on[first]
        cost += EMPTY * (1 - width / (self._may.lines * self._may.line)) ** 2
        if time < self._may.min_duration:
            cost += FLASH * (2 - time / self._may.min_duration)
        needed = 1000 * width / self._may.reading_speed
        return cost + (HASTY * (1 - time / needed) if needed and time < needed else 0)

    def _width(self, first: int, last: int) -> int:
        return self._reached[last + 1] - self._reached[first] - self._spaces[first]

    def _ends_of_lines(self) -> list[int]:
        """The last unit that fits on a line with each unit."""
        ends: list[int] = []
        last = 0
        for first in range(len(self._units)):
            last = max(last, first)
            while last + 1 < len(self._units) and self._width(first, last + 1) <= self._may.line:
                last += 1
            ends.append(last)
        return ends

    def _ends_of_turns(self) -> list[int]:
        """The last unit that the same person says without another one between."""
        ends = list(range(len(self._units)))
        for unit in reversed(ends[:-1]):
            if self._units[unit].speaker == self._units[unit + 1].speaker:
                ends[unit] = ends[unit + 1]
        return ends

    def _traced(self, starts: Sequence[int]) -> list[range]:
        ends = [len(self._units)]
        while ends[-1] > 0:
            ends.append(starts[ends[-1]])
        return [range(first, stop) for first, stop in pairwise(reversed(ends))]
