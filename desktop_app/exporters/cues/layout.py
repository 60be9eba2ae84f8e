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
    start, stop = cue.start, cue.stop
    cuts: tuple[int, ...] = ()
    widest = units.width(start, stop)
    for number in range(2, min(limits.lines, stop - start) + 1):
        if widest <= limits.line:
            break
        ways = _likely_cuts(units, cue, limits.line) if number == 2 else range(0)
        if ways:
            cut = _best_cut(units, to_end, cue, ways)
            return units.join(start, cut), units.join(cut, stop)
        cuts, widest = _best_cuts(units, to_end, cue, number, limits.line)
    return tuple(units.join(first, after) for first, after in pairwise((start, *cuts, stop)))


def _likely_cuts(units: Units, cue: range, line: int) -> range:
    """Those into two lines neither of which is too wide: where there are any, the others need no closer look."""
    first = bisect_left(units.left_edges, units.reached[cue.stop] - line, cue.start + 1, cue.stop)
    return range(first, bisect_right(units.reached, units.left_edges[cue.start] + line, first, cue.stop))


def _best_cut(units: Units, to_end: Sequence[float], cue: range, ways: range) -> int:
    """As `_best_cuts`, for two lines that are narrow enough: nearly all subtitles are of this kind."""
    left, right = units.left_edges[cue.start], units.reached[cue.stop]
    reached, left_edges = units.reached, units.left_edges
    best, least = ways.start, float("inf")
    for cut in ways:
        longer = reached[cut] - left - right + left_edges[cut]  # columns by which the first line is
        cost = (longer + TOP_HEAVY if longer > 0 else -longer) + PART_OF_BOUNDARY * to_end[cut - 1]
        if cost < least:
            best, least = cut, cost
    return best


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

    _, _, cuts, widest = min(map(judge, combinations(range(cue.start + 1, cue.stop), number - 1)))
    return cuts, widest
