"""Clean up: remove from the store what tasks no longer need."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

from desktop_app.domain.task import Task
from desktop_app.orchestrator.claims import claimed
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import (
    NotDeleted,
    ObjectStore,
    checkpoint_prefix,
    results_prefix,
    task_prefix,
    transcripts_prefix,
)

CLAIM_TIMEOUT = timedelta(seconds=60)  # a crash leaves it to the next one after that; twice is harmless
TASKS = 100  # claimed at once: what they leave goes with one call


def cleanup(repository: TaskRepository, store: ObjectStore, host: str) -> int:
    """Clean up after some tasks; returns how many. Raises StoreUnavailable: the rest then waits for another time.

    What the task was when it was claimed is enough to go by: what it did not need then it never will.
    """
    with claimed(repository, OutboxKind.CLEANUP, host=host, limit=TASKS, lasting=CLAIM_TIMEOUT) as claim:
        found = in_parallel(lambda item: _find_needless(store, item.task), claim.items)
        try:
            store.delete_many(list(chain.from_iterable(found)))
        except NotDeleted as error:
            claim.done([item for item, keys in zip(claim.items, found, strict=True) if error.keys.isdisjoint(keys)])
            raise
        claim.done(claim.items)
    return len(claim.items)


def _find_needless(store: ObjectStore, task: Task) -> list[str]:
    """The keys of what the store holds of the task, and the task does not need."""
    needless, kept = _needless(task), {task.transcript_key, *(artifact.key for artifact in task.artifacts)}
    if not needless:
        return []
    return [key for key in store.keys(task_prefix(task.uid)) if key.startswith(needless) and key not in kept]


def _needless(task: Task) -> tuple[str, ...]:
    """Where the generations that are over have left checkpoints and results."""
    generations = range(1, task.generation + 1 if task.status.terminal else task.generation)
    checkpoints = [checkpoint_prefix(task.uid, generation) for generation in generations]
    transcripts = [transcripts_prefix(task.uid, generation) for generation in generations]
    results = [results_prefix(task.uid, generation) for generation in generations]
    return (*checkpoints, *transcripts, *results)
