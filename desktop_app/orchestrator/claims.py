"""Claims: wishes of the outbox that this process carries out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from desktop_app.orchestrator.ports import OutboxItem, Stage, TaskRepository


class Claim:
    """Some wishes, some of which are carried out by now."""

    def __init__(self, repository: TaskRepository, items: Sequence[OutboxItem]) -> None:
        self.items = tuple(items)
        self.left = {item.id: item for item in items}
        self._repository = repository

    def done(self, items: Sequence[OutboxItem]) -> None:
        """They are carried out."""
        self._repository.wishes_done(items, datetime.now(UTC))
        for item in items:
            del self.left[item.id]


@contextmanager
def claimed(repository: TaskRepository, stage: Stage, *, host: str, limit: int, lasting: timedelta) -> Iterator[Claim]:
    """The oldest wishes for this host or for anyone. What is not done at the end of the block is free for the next try;
    should we crash, it is so when the claim has lasted so long."""
    now = datetime.now(UTC)
    claim = Claim(repository, repository.claim_wishes(stage, host=host, limit=limit, now=now, until=now + lasting))
    try:
        yield claim
    finally:
        repository.release_wishes(list(claim.left.values()))
