"""Where in a transcript a person should check the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from worker_agent.contract.transcript import Doubt


def doubtful_lines(starts: Sequence[float], doubts: Iterable[Doubt]) -> frozenset[int]:
    """The numbers of the lines in which the doubts lie; where words are missing between two, the one before."""
    lines: set[int] = set()
    for doubt in doubts:
        first, last = bisect_right(starts, doubt.start) - 1, bisect_left(starts, doubt.end) - 1
        lines.update(range(max(first, 0), max(last, 0) + 1))
    return frozenset(lines)
