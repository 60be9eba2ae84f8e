"""Which tasks go onto the queue next: those put first, then the usual ones, people and their batches in turn.

Nothing is remembered from one time to the next: who has the fewest tasks on the queue is next. So it does not matter
which program feeds the queue, and one that dies takes nobody's turn with it.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

STEP = 10  # messages that one call to the queue takes: room for fewer waits for more, as calls cost money


@dataclass(frozen=True, slots=True)
class Lane:
    """Tasks that wait in one line."""

    place: int  #: theirs, or else their batch's
    owner: str  #: who submitted the batch
    batch: int  #: 0: none
    kind: str
    own_place: int  #: theirs; 0: none


@dataclass(frozen=True, slots=True)
class Load:
    """Tasks that are on the queue."""

    place: int
    owner: str
    batch: int
    tasks: int


class Feed:
    """Fills the queue once."""

    def __init__(self, lanes: Collection[Lane], loads: Sequence[Load], ahead: int | None, limit: int) -> None:
        """`ahead`: tasks that the queue may hold; None: any number. `limit`: of this time."""
        self._lanes = sorted(lanes, key=lambda lane: (lane.place, lane.batch, lane.kind, lane.own_place))
        self._ahead = ahead
        self._left = limit
        self._on_queue = Counter[int]()  # by place
        self._of_owner = Counter[str]()
        self._of_batch = Counter[int]()
        for load in loads:
            self._count(load.place, load.owner, load.batch, load.tasks)
        if self._is_well_filled():
            self._left = 0

    def plan(self) -> list[Lane]:
        """From which lane each of the next tasks comes, if there are as many in it."""
        on_queue, of_owner, of_batch = self._on_queue.copy(), self._of_owner.copy(), self._of_batch.copy()
        turns = [(lane.place, of_owner[lane.owner], of_batch[lane.batch], n) for n, lane in enumerate(self._lanes)]
        heapq.heapify(turns)
        chosen: list[Lane] = []
        while turns and len(chosen) < self._left:
            place, owned, batched, n = turns[0]
            lane = self._lanes[n]
            now = (place, of_owner[lane.owner], of_batch[lane.batch], n)
            if now != (place, owned, batched, n):  # another lane of the same owner was chosen meanwhile
                heapq.heapreplace(turns, now)
                continue
            if self._room(on_queue, place) <= 0:
                break  # there is none for those that come after it, either
            chosen.append(lane)
            on_queue[place] += 1
            of_owner[lane.owner] += 1
            of_batch[lane.batch] += 1
            heapq.heapreplace(turns, (place, of_owner[lane.owner], of_batch[lane.batch], n))
        return chosen

    def take(self, lane: Lane, found: int, *, exhausted: bool) -> None:
        """So many tasks of the lane go onto the queue. `exhausted`: there are no more in it."""
        self._left -= found
        self._count(lane.place, lane.owner, lane.batch, found)
        if exhausted:
            self._lanes.remove(lane)

    def _room(self, on_queue: Counter[int], place: int) -> int:
        """What comes later on the queue holds up nothing that is to come sooner."""
        if self._ahead is None:
            return 1
        return self._ahead - sum(tasks for other, tasks in on_queue.items() if other <= place)

    def _is_well_filled(self) -> bool:
        """Whether there is room for a few messages only, and nothing that is to go first."""
        if self._ahead is None or not self._lanes or self._lanes[0].place < 0:
            return False
        return self._on_queue.total() + min(STEP, (self._ahead + 1) // 2) > self._ahead

    def _count(self, place: int, owner: str, batch: int, tasks: int) -> None:
        self._on_queue[place] += tasks
        self._of_owner[owner] += tasks
        self._of_batch[batch] += tasks
