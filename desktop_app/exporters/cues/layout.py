"""Lays a cue's units out on one line or two."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.exporters.cues.boundaries import Boundary
from desktop_app.exporters.cues.limits import LINE
from desktop_app.exporters.cues.units import Unit, join
from desktop_app.exporters.writing import columns

TOP_HEAVY = 8  # columns of imbalance that a longer first line counts as: it covers more of the picture
PART_OF_BOUNDARY = 0.5  # columns of imbalance that a point of a boundary's cost is worth


def lay_out(units: Sequence[Unit], boundaries: Sequence[Boundary]) -> tuple[str, ...]:
    """One line where it is wide enough; else two of about the same width, the first one ending well."""
    whole = join(units)
    if columns(whole) <= LINE:
        return (whole,)
    pairs = ((join(units[:cut]), join(units[cut:]), boundaries[cut - 1]) for cut in range(1, len(units)))
    upper, lower, _ = min(pairs, key=lambda pair: _cost(*pair))
    return upper, lower


def _cost(upper: str, lower: str, boundary: Boundary) -> tuple[bool, float]:
    over, under = columns(upper), columns(lower)
    top_heavy = TOP_HEAVY if over > under else 0
    return max(over, under) > LINE, abs(over - under) + top_heavy + PART_OF_BOUNDARY * boundary.to_end
