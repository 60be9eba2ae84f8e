"""Lays a cue's units out on as few lines as they fit on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, combinations, pairwise

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Unit, join, width

TOP_HEAVY = 8  # columns of imbalance that a longer first line counts as: it covers more of the picture
PART_OF_BOUNDARY = 0.5  # columns of imbalance that a point of a boundary's cost is worth


def lay_out(units: Sequence[Unit], boundaries: Sequence[Boundary], limits: SubtitleLimits) -> tuple[str, ...]:
    """One line where it is wide enough; else as few as do, of about the same width, each ending well."""
    cuts: tuple[int, ...] = ()
    widest = width(units)
    for number in range(2, min(limits.lines, len(units)) + 1):
        if widest <= limits.line:
            break
        (_, _, cuts), widest = _best_cuts(units, boundaries, number, limits.line)
    return tuple(join(units[start:stop]) for start, stop in pairwise((0, *cuts, len(units))))


def _best_cuts(
    units: Sequence[Unit], boundaries: Sequence[Boundary], number: int, line: int
) -> tuple[tuple[bool, float, tuple[int, ...]], int]:
    """Where to cut for so many lines, and how wide the widest becomes."""
    reached = [0, *accumulate(unit.width + unit.space for unit in units)]
    found: list[tuple[tuple[bool, float, tuple[int, ...]], int]] = []
    for cuts in combinations(range(1, len(units)), number - 1):
        edges = pairwise((0, *cuts, len(units)))
        widths = [reached[stop] - reached[start] - units[start].space for start, stop in edges]
        widest = max(widths)
        cost = float(widest - min(widths)) + (TOP_HEAVY if widths[0] > widths[-1] else 0)
        cost += PART_OF_BOUNDARY * sum(boundaries[cut - 1].to_end for cut in cuts)
        found.append(((widest > line, cost, cuts), widest))
    return min(found)
