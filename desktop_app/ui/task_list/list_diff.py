"""The difference of two lists of ids: removals and insertions that a view can follow."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from operator import neg

BLOCK = 4096  # ids compared at once
MOST_STEPS = 32  # more than these cost a view more than starting anew
LARGEST_MIDDLE = 50_000  # ids; where more differ, they are in another order


@dataclass(frozen=True, slots=True)
class ListDiff:
    """`removals` (rows of the old list, last first), then `insertions` (rows of the new one, first first)."""

    ids: array[int]
    removals: tuple[range, ...] = ()
    insertions: tuple[range, ...] = ()
    reset: bool = False  #: the order is another one: no steps lead there
    kept: dict[int, int] = field(default_factory=dict)  #: after a reset, the rows of the ids that were asked for


def diff_lists(old: array[int], new: array[int], keep: Collection[int] = (), *, find: bool = False) -> ListDiff:
    """How to turn `old` into `new`. `find`: tell the rows of those to keep without a reset as well."""
    head = _common_head(old, new)
    tail = min(_common_tail(old, new), len(old) - head, len(new) - head)
    before, after = len(old) - head - tail, len(new) - head - tail  # what differs, in the middle
    steps: tuple[tuple[range, ...], tuple[range, ...]] | None = None
    if not (before and after):
        steps = _run(head, before), _run(head, after)
    elif max(before, after) <= LARGEST_MIDDLE:
        steps = _steps(old[head : head + before], new[head : head + after], head)
    if steps is not None:
        return ListDiff(new, *steps, kept=_rows_of(new, keep) if find else {})
    return ListDiff(new, reset=True, kept=_rows_of(new, keep))


def diff_by_id(
    old: array[int], gone: Iterable[int], come: Iterable[int], keep: Collection[int] = (), *, descending: bool
) -> ListDiff:
    """How to turn `old`, which is in the order of the ids, into a list without some and with others."""
    rows = {find_by_id(old, id_, descending=descending) for id_ in gone}
    removals = runs(sorted(row for row in rows if row is not None))
    left = _without(old, removals) if removals else old
    fresh = sorted({id_ for id_ in come if find_by_id(left, id_, descending=descending) is None}, reverse=descending)
    if not fresh and len(removals) <= MOST_STEPS:  # mostly: nothing is copied, of a million
        return ListDiff(left, tuple(reversed(removals)))
    new, at = array("q"), 0
    insertions = []
    for id_ in fresh:
        place = _place(left, id_, descending)
        new += left[at:place]
        insertions.append(len(new))
        new.append(id_)
        at = place
    new += left[at:]
    steps = tuple(reversed(removals)), tuple(runs(insertions))
    if sum(map(len, steps)) <= MOST_STEPS:
        return ListDiff(new, *steps)
    found = {id_: find_by_id(new, id_, descending=descending) for id_ in keep}
    return ListDiff(new, reset=True, kept={id_: row for id_, row in found.items() if row is not None})


def find_by_id(ids: array[int], id_: int, *, descending: bool) -> int | None:
    """The row of an id in a list that is in their order."""
    row = _place(ids, id_, descending)
    return row if row < len(ids) and ids[row] == id_ else None


def find_anywhere(ids: array[int], id_: int) -> int | None:
    """The row of an id in a list of any order: a quarter of the time that `array.index` takes."""
    packed, wanted, at = memoryview(ids).tobytes(), array("q", [id_]).tobytes(), -1
    while (at := packed.find(wanted, at + 1)) >= 0:
        if at % len(wanted) == 0:
            return at // len(wanted)
    return None


def _place(ids: array[int], id_: int, descending: bool) -> int:
    return bisect_left(ids, -id_, key=neg) if descending else bisect_left(ids, id_)


def _without(ids: array[int], removals: Iterable[range]) -> array[int]:
    left, at = array("q"), 0
    for rows in removals:
        left += ids[at : rows.start]
        at = rows.stop
    left += ids[at:]
    return left


def _rows_of(ids: array[int], wanted: Collection[int]) -> dict[int, int]:
    missing, rows = set(wanted), {}
    for start in range(0, len(ids), BLOCK):
        if not missing:
            break
        block = ids[start : start + BLOCK]
        rows.update({id_: start + block.index(id_) for id_ in missing.intersection(block)})
        missing -= rows.keys()
    return rows


def _run(start: int, length: int) -> tuple[range, ...]:
    return (range(start, start + length),) if length else ()


def _steps(old: array[int], new: array[int], offset: int) -> tuple[tuple[range, ...], tuple[range, ...]] | None:
    """None: the ids that stay have changed places, or there would be too many steps."""
    before, after = set(old), set(new)
    if [id_ for id_ in old if id_ in after] != [id_ for id_ in new if id_ in before]:
        return None
    removals = runs(offset + row for row, id_ in enumerate(old) if id_ not in after)
    insertions = runs(offset + row for row, id_ in enumerate(new) if id_ not in before)
    if len(removals) + len(insertions) > MOST_STEPS:
        return None
    return tuple(reversed(removals)), tuple(insertions)


def runs(rows: Iterable[int]) -> list[range]:
    """Rows in ascending order, as ranges without gaps."""
    found: list[range] = []
    for row in rows:
        if found and found[-1].stop == row:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return found


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
