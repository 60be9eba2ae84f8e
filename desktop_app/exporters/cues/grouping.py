"""Chooses which units make one cue: the cheapest of all ways to cut the text, found by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Unit

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
    """Lists instead of units, and one long loop: an hour of speech is a hundred thousand ways to make a cue."""

    def __init__(
        self, units: Sequence[Unit], boundaries: Sequence[Boundary], end_of_file: int, limits: SubtitleLimits
    ) -> None:
        self._units = units
        self._may = limits
        self._starts = [unit.start for unit in units]
        self._ends = [unit.end for unit in units]
        self._spaces = [int(unit.space) for unit in units]
        self._reached = [0, *accumulate(unit.width + unit.space for unit in units)]  #: columns up to a unit
        self._gone_on = [0.0, *accumulate(boundary.to_go_on for boundary in boundaries)]
        #: of ending with a unit, and of going on across the boundaries up to there
        self._to_end = [each.to_end + gone_on for each, gone_on in zip(boundaries, self._gone_on, strict=False)]
        self._limits = [*(start - limits.gap for start in self._starts[1:]), end_of_file]  #: until when a cue is seen
        self._lines = self._ends_of_lines()
        self._turns = self._ends_of_turns()

    def cheapest(self) -> list[range]:
        count = len(self._units)
        costs = [0.0] + [float("inf")] * count
        starts = [0] * (count + 1)
        reached, to_end, limits = self._reached, self._to_end, self._limits
        room, shortest = self._may.lines * self._may.line, self._may.min_duration
        to_read = 1000 / self._may.reading_speed  # milliseconds a column
        for first in range(count):
            so_far = costs[first] + CUE - self._gone_on[first]
            left, start = reached[first] + self._spaces[first], self._starts[first]
            for last in range(first, self._last_possible(first) + 1):
                width, time = reached[last + 1] - left, limits[last] - start
                empty = 1 - width / room
                cost = so_far + to_end[last] + EMPTY * empty * empty
                if time < shortest:
                    cost += FLASH * (2 - time / shortest)
                if width and time < width * to_read:
                    cost += HASTY * (1 - time / (width * to_read))
                if cost < costs[last + 1]:
                    costs[last + 1], starts[last + 1] = cost, first
        return self._traced(starts)

    def _last_possible(self, first: int) -> int:
        """The last unit with which a cue that begins with `first` may end: on its lines, in time, one person's."""
        last = self._lines[first]
        for _ in range(self._may.lines - 1):
            last = self._lines[last + 1] if last + 1 < len(self._lines) else last
        last = min(last, self._turns[first])
        latest = self._starts[first] + self._may.max_duration
        while last > first and self._ends[last] > latest:
            last -= 1
        return last

    def _ends_of_lines(self) -> list[int]:
        """The last unit that fits on a line with each unit."""
        ends: list[int] = []
        last, count = 0, len(self._units)
        for first in range(count):
            last = max(last, first)
            widest = self._reached[first] + self._spaces[first] + self._may.line
            while last + 1 < count and self._reached[last + 2] <= widest:
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
