"""Lays a cue's units out on as few lines as they fit on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Units

TOP_HEAVY = 8  # columns of imbalance that a longer first line counts as: it covers more of the picture
PART_OF_BOUNDARY = 0.5  # columns of imbalance that a point of a boundary's cost is worth


class _Lines(NamedTuple):
    """A way to lay out a cue: the least is the best."""

    too_wide: bool
    cost: float
    cuts: tuple[int, ...]
    widest: int


def lay_out(units: Units, to_end: Sequence[float], cue: range, limits: SubtitleLimits) -> tuple[str, ...]:
    """One line where it is wide enough; else as few as do, of about the same width, each ending well."""
    cuts: tuple[int, ...] = ()
    widest = units.width(cue.start, cue.stop)
    for number in range(2, min(limits.lines, len(cue)) + 1):
        if widest <= limits.line:
            break
        best = min(_layouts(units, to_end, cue, number, limits.line))
        cuts, widest = best.cuts, best.widest
    return tuple(units.join(start, stop) for start, stop in pairwise((cue.start, *cuts, cue.stop)))


def _layouts(units: Units, to_end: Sequence[float], cue: range, number: int, line: int) -> Iterator[_Lines]:
    """All ways to lay it out on so many lines."""
    reached, spaces = units.reached, units.spaces
    for cuts in combinations(range(cue.start + 1, cue.stop), number - 1):
        edges = pairwise((cue.start, *cuts, cue.stop))
        widths = [reached[stop] - reached[start] - spaces[start] for start, stop in edges]
        widest = max(widths)
        cost = float(widest - min(widths)) + (TOP_HEAVY if widths[0] > widths[-1] else 0)
        cost += PART_OF_BOUNDARY * sum(to_end[cut - 1] for cut in cuts)
        yield _Lines(widest > line, cost, cuts, widest)
