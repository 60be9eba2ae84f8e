"""Retention: delete what is older than it is to be kept, unless something that goes on needs it.

What was found is looked at once more in the transaction that deletes it, where nobody else can change it. What is left
to be done in the store stands in the database by then: for results in the outbox, for audio in its claim. So a crash
loses nothing, and leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.retention import Expired, Periods
from desktop_app.domain.task import Task
from desktop_app.orchestrator.deletion.delete_audio import claim_audio, delete_audio
from desktop_app.orchestrator.deletion.remove import remove_from_database, remove_from_store
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository, UnitOfWork
from worker_agent.contract.stores.object_store import ObjectStore


def count_expired(repository: TaskRepository, periods: Periods, now: datetime) -> list[Expired]:
    """What would be deleted now."""
    return [repository.retention.summarize(kind, now - period) for kind, period in periods.items()]


def delete_expired_audio(
    repository: TaskRepository, store: ObjectStore, tasks: Sequence[Task], before: datetime
) -> int:
    """Of these tasks, unless another one that has it goes on, or has not ended before that. Returns how many recordings
    are gone; raises StoreUnavailable."""
    with repository.unit_of_work() as unit:
        claimed = claim_audio(unit, {task.audio_sha256 for task in tasks}, lambda task: not _has_ended(task, before))
    return delete_audio(repository, store, claimed)


def finish_deleting_audio(repository: TaskRepository, store: ObjectStore, sha256s: Collection[str]) -> int:
    """What others have claimed, and died before it was deleted. Returns how many recordings are gone; raises
    StoreUnavailable."""
    with repository.unit_of_work() as unit:
        claimed = claim_audio(unit, sha256s, lambda task: not task.status.terminal)
    return delete_audio(repository, store, claimed)


def delete_results(repository: TaskRepository, ids: Collection[int], before: datetime) -> int:
    """Transcripts, and what other kinds have made; returns of how many of these tasks. The store is cleaned up next.
    Those that a person has edited are kept: that is work which no machine does again."""
    with repository.unit_of_work() as unit:
        return _forget_results(unit, [task for task in _find_due(unit, ids, before) if task.edited_at is None])


def remove_finished(repository: TaskRepository, store: ObjectStore, ids: Collection[int], before: datetime) -> int:
    """First their results go, and the tasks when they are found the next time; an edited one counts from its last edit.
    Returns for how many there was something to do; raises StoreUnavailable."""
    with repository.unit_of_work() as unit:
        due = [task for task in _find_due(unit, ids, before) if task.edited_at is None or task.edited_at < before]
        _forget_results(unit, due)
        removed = remove_from_database(unit, [task for task in due if not task.has_result])
    remove_from_store(repository, store, removed)
    return len(due)


def _find_due(unit: UnitOfWork, ids: Collection[int], before: datetime) -> list[Task]:
    """Those of which nothing is needed any more. What somebody works on with care would be spared here, too."""
    tasks = unit.lock_tasks_by_id(ids).values()
    same = unit.find_by_audio_hash({task.audio_sha256 for task in tasks})
    going_on = {task.audio_sha256 for task in same if not task.status.terminal}
    waiting = unit.find_unfinished_batches({task.batch_id for task in tasks if task.batch_id})
    return [
        task
        for task in tasks
        if _has_ended(task, before) and task.audio_sha256 not in going_on and task.batch_id not in waiting
    ]


def _has_ended(task: Task, before: datetime) -> bool:
    return task.status.terminal and task.finished_at is not None and task.finished_at < before


def _forget_results(unit: UnitOfWork, due: Sequence[Task]) -> int:
    having = [task for task in due if task.has_result]
    ids = [task.id for task in having]
    unit.save_tasks([replace(task, transcript_key=None, artifacts=()) for task in having])
    unit.remove_transcripts(ids)
    unit.enqueue(ids, OutboxKind.CLEANUP, None)
    return len(having)
