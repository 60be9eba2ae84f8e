"""The sweep: all that is older than it is to be kept, deleted piece by piece."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from desktop_app.domain.retention import Periods, Retained
from desktop_app.domain.task import Task
from desktop_app.orchestrator.deletion.retention import (
    delete_expired_audio,
    delete_results,
    finish_deleting_audio,
    remove_finished,
)
from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.stores.object_store import ObjectStore

logger = logging.getLogger(__name__)

EVERY = 3600.0  # seconds from the end of one sweep to the next one
REST = 1.0  # seconds after each piece, so that others come to the database and the store
PIECE = 100  # tasks
REMOVALS = 1000  # forgotten at once: they are small


class RetentionSweep:
    """Goes through all kinds, one after the other; safe for any thread."""

    def __init__(self, repository: TaskRepository, store: ObjectStore, periods: Periods) -> None:
        self._repository = repository
        self._store = store
        self._periods = periods
        self._lock = threading.Lock()
        self._pieces: Iterator[int] | None = None
        self._next = time.monotonic()
        self.deleted: Counter[Retained] = Counter()  #: so far

    def change_periods(self, periods: Periods) -> None:
        """Begin anew with these."""
        with self._lock:
            self._periods, self._pieces, self._next = periods, None, time.monotonic()

    def step(self, stop: threading.Event) -> int:
        """Delete a piece; 0: it is not time yet, or all is done. Raises StoreUnavailable."""
        changed = self._take_piece()
        if changed:
            stop.wait(REST)
        return 0 if changed is None else 1

    def run(self, clean_up: Callable[[], int]) -> None:
        """Without rest, until there is nothing more to do. `clean_up`: a step of it, returns whether there was one."""
        with self._lock:
            changed = True
            while changed:
                while clean_up():
                    pass
                changed = any(list(self._sweep()))

    def _take_piece(self) -> int | None:
        """How much has changed; None: there was no piece. After a fault the next sweep begins at the beginning."""
        with self._lock:
            if self._pieces is None and time.monotonic() < self._next:
                return None
            pieces, self._pieces = self._pieces or self._sweep(), None
            changed = next(pieces, None)
            if changed is None:
                self._next = time.monotonic() + EVERY
            else:
                self._pieces = pieces
            return changed

    def _sweep(self) -> Iterator[int]:
        """How much each piece has changed."""
        now = datetime.now(UTC)
        yield from self._finish_deleting(now)
        for kind, period in self._periods.items():
            before, deleted = now - period, self.deleted[kind]
            yield from self._removals(before) if kind is Retained.REMOVED_TASKS else self._tasks(kind, before)
            if count := self.deleted[kind] - deleted:
                logger.info("%d of the %s that ended before %s are deleted", count, kind.value, before)

    def _finish_deleting(self, now: datetime) -> Iterator[int]:
        while found := self._repository.retention.find_abandoned_audio(now, PIECE):
            gone = finish_deleting_audio(self._repository, self._store, found)
            yield gone
            if not gone:
                return

    def _tasks(self, kind: Retained, before: datetime) -> Iterator[int]:
        """By their places, so that those that turn out to be needed hold up no others."""
        place = None
        while found := self._repository.retention.find_tasks(kind, before, place, PIECE):
            yield self._delete(kind, found, before)
            place = found[-1].finished_at or before, found[-1].id

    def _delete(self, kind: Retained, tasks: list[Task], before: datetime) -> int:
        ids = [task.id for task in tasks]
        match kind:
            case Retained.AUDIO:
                changed = deleted = delete_expired_audio(self._repository, self._store, tasks, before)
            case Retained.TRANSCRIPTS:
                changed = deleted = delete_results(self._repository, ids, before)
            case _:
                changed = remove_finished(self._repository, self._store, ids, before)
                deleted = changed and len(ids) - len(self._repository.tasks(ids))
        self.deleted[kind] += deleted
        return changed

    def _removals(self, before: datetime) -> Iterator[int]:
        while count := self._repository.retention.forget_removals(before, REMOVALS):
            self.deleted[Retained.REMOVED_TASKS] += count
            yield count
