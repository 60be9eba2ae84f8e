"""Delete audio that no task needs, so that none that is handed in or retried meanwhile loses it.

What is to go is claimed in a transaction that locks the recordings, as everybody does who needs one: who comes later
uploads it anew, once it is gone. The store is asked between transactions. After a crash the claim ends, and whoever
cleans up goes on with what was left. A computer that is suspended within a call for longer than its claim lasts may
delete what was uploaded anew meanwhile: then the worker misses it, and a retry uploads it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desktop_app.domain.batches import in_batches
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.tasks import TaskRepository, UnitOfWork
from worker_agent.contract.stores.object_store import NotDeleted, ObjectStore, audio_key

logger = logging.getLogger(__name__)

CLAIM = timedelta(minutes=10)  # far longer than a call takes, with all its tries
LATEST_CALL = timedelta(minutes=5)  # before the claim's end, after which no call begins
AUDIO = 500  # recordings in one call


@dataclass(frozen=True, slots=True)
class ClaimedAudio:
    """Recordings that this process is to delete."""

    sha256s: frozenset[str]
    until: datetime


def claim_audio(unit: UnitOfWork, sha256s: Collection[str], is_needed: Callable[[Task], bool]) -> ClaimedAudio:
    """`is_needed`: whether a task that has one of the recordings still needs it."""
    needed = {task.audio_sha256 for task in unit.find_by_audio_hash(sha256s) if is_needed(task)}
    now = datetime.now(UTC)
    until = now + CLAIM
    return ClaimedAudio(frozenset(unit.claim_audio(set(sha256s) - needed, now, until)), until)


def delete_audio(repository: TaskRepository, store: ObjectStore, claimed: ClaimedAudio) -> int:
    """Returns how many are gone; what takes too long is left to a later claim. Raises StoreUnavailable."""
    gone = 0
    for some in in_batches(sorted(claimed.sha256s), AUDIO):
        if datetime.now(UTC) > claimed.until - LATEST_CALL:
            logger.warning("%d recordings are deleted later: the store is slow", len(claimed.sha256s) - gone)
            break
        _delete(repository, store, some, claimed.until)
        gone += len(some)
    return gone


def _delete(repository: TaskRepository, store: ObjectStore, sha256s: Collection[str], until: datetime) -> None:
    keys = {audio_key(sha256): sha256 for sha256 in sha256s}
    try:
        store.delete_many(keys)
    except NotDeleted as error:
        repository.retention.note_audio_deleted([keys[key] for key in keys if key not in error.keys], until)
        raise
    repository.retention.note_audio_deleted(sha256s, until)
