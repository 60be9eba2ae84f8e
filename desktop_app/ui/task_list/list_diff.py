"""The difference of two lists of ids: removals and insertions that a view can follow."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

BLOCK = 4096  # ids compared at once
MOST_STEPS = 64  # more than these cost a view more than starting anew
LARGEST_MIDDLE = 50_000  # ids; where more differ, they are in another order


@dataclass(frozen=True, slots=True)
class ListDiff:
    """`removals` (rows of the old list, last first), then `insertions` (rows of the new one, first first)."""

    ids: array[int]
    removals: tuple[range, ...] = ()
    insertions: tuple[range, ...] = ()
    reset: bool = False  #: the order is another one: no steps lead there
    kept: dict[int, int] = field(default_factory=dict)  #: where `anew` puts the ids that were asked for


def diff_lists(old: array[int], new: array[int], keep: Collection[int] = ()) -> ListDiff:
    """How to turn `old` into `new`."""
    head = _common_head(old, new)
    tail = min(_common_tail(old, new), len(old) - head, len(new) - head)
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old_middle), len(new_middle)) <= LARGEST_MIDDLE or not (old_middle and new_middle):
        steps = _steps(old_middle, new_middle, head)
        if steps is not None:
            return ListDiff(new, *steps)
    wanted = set(keep)
    kept = {id_: row for row, id_ in enumerate(new) if id_ in wanted} if wanted else {}
    return ListDiff(new, reset=True, kept=kept)


def _steps(old: array[int], new: array[int], offset: int) -> tuple[tuple[range, ...], tuple[range, ...]] | None:
    """None: the ids that stay have changed places, or there would be too many steps."""
    before, after = set(old), set(new)
    if [id_ for id_ in old if id_ in after] != [id_ for id_ in new if id_ in before]:
        return None
    removals = _runs(offset + row for row, id_ in enumerate(old) if id_ not in after)
    insertions = _runs(offset + row for row, id_ in enumerate(new) if id_ not in before)
    if len(removals) + len(insertions) > MOST_STEPS:
        return None
    return tuple(reversed(removals)), tuple(insertions)


def _runs(rows: Iterable[int]) -> list[range]:
    """Rows in ascending order, as ranges without gaps."""
    runs: list[range] = []
    for row in rows:
        if runs and runs[-1].stop == row:
            runs[-1] = range(runs[-1].start, row + 1)
        else:
            runs.append(range(row, row + 1))
    return runs


def _common_head(old: array[int], new: array[int]) -> int:
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start : start + BLOCK] == new[start : start + BLOCK]:
        start += BLOCK
    while start < shorter and old[start] == new[start]:
        start += 1
    return min(start, shorter)


def _common_tail(old: array[int], new: array[int]) -> int:
    shorter = min(len(old), len(new))
    size, a, b = 0, len(old), len(new)
    while size + BLOCK <= shorter and old[a - size - BLOCK : a - size] == new[b - size - BLOCK : b - size]:
        size += BLOCK
    while size < shorter and old[a - size - 1] == new[b - size - 1]:
        size += 1
    return size
