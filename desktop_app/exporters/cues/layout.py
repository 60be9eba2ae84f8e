"""Lays a cue's units out on as few lines as they fit on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import combinations, pairwise

from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Units

TOP_HEAVY = 8  # columns of imbalance that a longer first line counts as: it covers more of the picture
PART_OF_BOUNDARY = 0.5  # columns of imbalance that a point of a boundary's cost is worth


def lay_out(units: Units, to_end: Sequence[float], cue: range, limits: SubtitleLimits) -> tuple[str, ...]:
    """One line where it is wide enough; else as few as do, of about the same width, each ending well."""
    cuts: tuple[int, ...] = ()
    widest = units.width(cue.start, cue.stop)
    for number in range(2, min(limits.lines, len(cue)) + 1):
        if widest <= limits.line:
            break
        cuts, widest = _best_cuts(units, to_end, cue, number, limits.line)
    return tuple(units.join(start, stop) for start, stop in pairwise((cue.start, *cuts, cue.stop)))


def _best_cuts(
    units: Units, to_end: Sequence[float], cue: range, number: int, line: int
) -> tuple[tuple[int, ...], int]:
    """Where to cut for so many lines, and how wide the widest becomes."""

    def judge(cuts: tuple[int, ...]) -> tuple[bool, float, tuple[int, ...], int]:
        edges = pairwise((cue.start, *cuts, cue.stop))
        widths = [units.reached[stop] - units.left_edges[start] for start, stop in edges]
        widest = max(widths)
        cost = float(widest - min(widths)) + (TOP_HEAVY if widths[0] > widths[-1] else 0)
        cost += PART_OF_BOUNDARY * sum([to_end[cut - 1] for cut in cuts])
        return widest > line, cost, cuts, widest

    ways = _likely_cuts(units, cue, line) if number == 2 else []
    ways = ways or list(combinations(range(cue.start + 1, cue.stop), number - 1))
    _, _, cuts, widest = min(map(judge, ways))
    return cuts, widest


def _likely_cuts(units: Units, cue: range, line: int) -> list[tuple[int, ...]]:
    """Those into two lines neither of which is too wide: where there are any, the others need no closer look."""
    first = bisect_left(units.left_edges, units.reached[cue.stop] - line, cue.start + 1, cue.stop)
    last = bisect_right(units.reached, units.left_edges[cue.start] + line, first, cue.stop)
    return [(cut,) for cut in range(first, last)]
