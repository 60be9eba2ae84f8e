"""Clean up: remove from the store what tasks no longer need."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import Task
from desktop_app.orchestrator.claims import claimed
from desktop_app.orchestrator.ports import OutboxKind, TaskRepository
from worker_agent.contract.stores.object_store import (
    ObjectStore,
    checkpoint_prefix,
    results_prefix,
    task_prefix,
    transcripts_prefix,
)

CLAIM_TIMEOUT = timedelta(seconds=60)  # a crash leaves it to the next one after that; twice is harmless
TASKS = 10  # claimed at once


def cleanup(repository: TaskRepository, store: ObjectStore, host: str) -> int:
    """Clean up after a few tasks; returns how many. Raises StoreUnavailable: the rest then waits for another time.

    What the task was when it was claimed is enough to go by: what it did not need then it never will.
    """
    with claimed(repository, OutboxKind.CLEANUP, host=host, limit=TASKS, lasting=CLAIM_TIMEOUT) as claim:
        for item in claim.items:
            _clear(store, item.task)
            claim.done([item])
    return len(claim.items)


def _clear(store: ObjectStore, task: Task) -> None:
    needless, kept = _needless(task), {task.transcript_key, *(artifact.key for artifact in task.artifacts)}
    for key in list(store.keys(task_prefix(task.uid))):
        if key.startswith(needless) and key not in kept:
            store.delete(key)


def _needless(task: Task) -> tuple[str, ...]:
    """Where the generations that are over have left checkpoints and results."""
    generations = range(1, task.generation + 1 if task.status.terminal else task.generation)
    checkpoints = [checkpoint_prefix(task.uid, generation) for generation in generations]
    transcripts = [transcripts_prefix(task.uid, generation) for generation in generations]
    results = [results_prefix(task.uid, generation) for generation in generations]
    return (*checkpoints, *transcripts, *results)
