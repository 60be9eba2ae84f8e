"""Lays a cue's units out on as few lines as they fit on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.cues.units import Unit, join
from desktop_app.exporters.writing import columns

TOP_HEAVY = 8  # columns of imbalance that a longer first line counts as: it covers more of the picture
PART_OF_BOUNDARY = 0.5  # columns of imbalance that a point of a boundary's cost is worth


def lay_out(units: Sequence[Unit], boundaries: Sequence[Boundary], limits: SubtitleLimits) -> tuple[str, ...]:
    """One line where it is wide enough; else as few as do, of about the same width, each ending well."""
    lines: tuple[str, ...] = (join(units),)
    for number in range(2, min(limits.lines, len(units)) + 1):
        if max(map(columns, lines)) <= limits.line:
            break
        lines = min(_layouts(units, boundaries, number, limits.line))[-1]
    return lines


def _layouts(
    units: Sequence[Unit], boundaries: Sequence[Boundary], number: int, widest: int
) -> Iterator[tuple[bool, float, tuple[str, ...]]]:
    """Every way to make so many lines: whether one is too wide, what it costs, and the lines."""
    for cuts in combinations(range(1, len(units)), number - 1):
        lines = tuple(join(units[start:stop]) for start, stop in pairwise((0, *cuts, len(units))))
        widths = [columns(line) for line in lines]
        cost = float(max(widths) - min(widths)) + (TOP_HEAVY if widths[0] > widths[-1] else 0)
        cost += PART_OF_BOUNDARY * sum(boundaries[cut - 1].to_end for cut in cuts)
        yield max(widths) > widest, cost, lines
