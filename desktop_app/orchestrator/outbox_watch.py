"""What there is in the outbox, found by one query for all loops that empty it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository

AT_ONCE = 0.05  # seconds, at least, between two queries
SOON = 1.0  # seconds between two queries where no hints come
RARELY = 10.0  # seconds between two queries where hints come: a claim may have timed out, a hint may be missing


@dataclass(frozen=True, slots=True)
class _Look:
    number: int
    at: float  #: seconds of the monotonic clock
    kinds: frozenset[OutboxKind]


class OutboxWatch:
    """So that loops with nothing to do cost the database one query together, and no transaction that writes."""

    def __init__(self, repository: TaskRepository, host: str) -> None:
        self._repository = repository
        self._host = host
        self._lock = threading.Lock()
        self._hinted = threading.Event()
        self._latest = _Look(0, float("-inf"), frozenset())

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back when there may be something new; returns what ends that."""

        def hint() -> None:
            self._hinted.set()
            callback()

        return self._repository.subscribe(hint)

    def look_again(self) -> None:
        """There may be something to do, though nothing has changed in the outbox: limits are others, say."""
        self._hinted.set()

    def only_if_any(self, kind: OutboxKind, step: Callable[[], int]) -> Callable[[], int]:
        """The step, to be taken only while there are entries of the kind. If it finds nothing to do all the same, it
        waits for the next query."""
        in_vain = 0

        def guarded() -> int:
            nonlocal in_vain
            look = self._look()
            if kind not in look.kinds or look.number == in_vain:
                return 0
            done = step()
            if not done:
                in_vain = look.number
            return done

        return guarded

    def _look(self) -> _Look:
        with self._lock:
            age = time.monotonic() - self._latest.at
            if self._hinted.is_set() or age > self._longest_age():
                time.sleep(max(0.0, AT_ONCE - age))  # what is told in the meantime needs no query of its own
                self._hinted.clear()  # before the query: what is told during it leads to the next one
                kinds = self._repository.find_claimable_kinds(self._host, datetime.now(UTC))
                self._latest = _Look(self._latest.number + 1, time.monotonic(), frozenset(kinds))
            return self._latest

    def _longest_age(self) -> float:
        return RARELY if self._repository.gives_hints else SOON
