"""Claims: outbox entries that this process works on, renewed while it does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.ports.tasks import OutboxEntry, OutboxKind, TaskRepository

logger = logging.getLogger(__name__)

RENEWALS = 3  # in the time that a claim lasts: one or two may fail


class ClaimedEntries:
    """Some entries, some of which are carried out by now."""

    def __init__(self, repository: TaskRepository, kind: OutboxKind, items: Sequence[OutboxEntry]) -> None:
        self.items = tuple(items)
        self.left = {item.id: item for item in items}
        self._repository = repository
        self._kind = kind
        self._lock = threading.Lock()

    def done(self, items: Sequence[OutboxEntry]) -> None:
        """They are carried out."""
        self._repository.complete_entries(items, datetime.now(UTC))
        with self._lock:
            for item in items:
                del self.left[item.id]

    def renew(self, lasting: timedelta) -> None:
        """What is left is ours for so long from now."""
        with self._lock:
            left = list(self.left.values())
        self._repository.renew_claims(self._kind, left, datetime.now(UTC) + lasting)


@contextmanager
def claimed(
    repository: TaskRepository,
    kind: OutboxKind,
    *,
    host: str,
    limit: int,
    lasting: timedelta,
    ahead: int | None = None,
) -> Iterator[ClaimedEntries]:
    """The oldest entries for this host or for anyone, ours as long as the block takes. What is not done at its end is
    free for the next try; should we crash, it is so when it has been `lasting` since its last renewal.

    `ahead`: no more messages than the task queue may hold.
    """
    now = datetime.now(UTC)
    items = repository.claim_entries(kind, host=host, limit=limit, now=now, until=now + lasting, ahead=ahead)
    claim = ClaimedEntries(repository, kind, items)
    try:
        with _renewed(claim, lasting):
            yield claim
    finally:
        repository.release_entries(list(claim.left.values()))


@contextmanager
def _renewed(claim: ClaimedEntries, lasting: timedelta) -> Iterator[None]:
    """By a thread of its own: neither reading a long file nor a slow store says how it gets on."""
    if not claim.items:
        yield
        return
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(claim, lasting, over), name="claim", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()


def _renew(claim: ClaimedEntries, lasting: timedelta, over: threading.Event) -> None:
    while not over.wait(lasting.total_seconds() / RENEWALS):
        try:
            claim.renew(lasting)
        except EarshotError as error:
            logger.warning("a claim is not renewed: %s", error, exc_info=True)
