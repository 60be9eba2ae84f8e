"""Retry: a new generation of tasks that did not end well, or are wanted anew."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.domain import transitions
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.cancel import mark_cancelled
from desktop_app.orchestrator.ports import Stage, TaskRepository, UnitOfWork
from desktop_app.orchestrator.reports import ChangeReport, Refusal
from desktop_app.orchestrator.selection import not_found
from desktop_app.orchestrator.upload import SOURCE_LOST
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.objects import ObjectStore, audio_key

IN_WORK = "A worker is at it. Cancel it first, then retry."
AUDIO_ALTERED = "AudioAltered"
#: Kinds of error after which the store may lack the audio
NEEDS_UPLOAD = frozenset({SOURCE_LOST, AUDIO_ALTERED, "AudioMissing"})


def retry(
    repository: TaskRepository,
    store: ObjectStore,
    ids: Collection[int],
    options: TranscribeOptions | None = None,
) -> ChangeReport:
    """Start the tasks afresh, with the options that they had unless others are given. Raises StoreUnavailable.

    One that still waits for its first attempt is sent again: the queue may have lost it.
    """
    _delete_altered_audio(repository, store, ids)
    with repository.unit_of_work() as unit:
        tasks = unit.lock_by_id(ids)
        idle = [task for task in tasks.values() if task.status is not TaskStatus.IN_PROGRESS]
        waiting = [task for task in idle if _waits_unchanged(task, options)]
        renewed = [task for task in idle if not _waits_unchanged(task, options)]
        unit.drop_wishes([task.id for task in renewed])
        unit.save_tasks([transitions.renew(task, options) for task in renewed])
        _wish(unit, renewed)
        unit.wish([task.id for task in waiting if task.queued_at], Stage.SEND, None)
    mark_cancelled(store, [task for task in renewed if task.status is TaskStatus.PENDING])
    refused = [Refusal(task.file_name, IN_WORK) for task in tasks.values() if task.status is TaskStatus.IN_PROGRESS]
    return ChangeReport(tuple(task.id for task in idle), (*refused, *not_found(ids, tasks)))


def _waits_unchanged(task: Task, options: TranscribeOptions | None) -> bool:
    """Whether the task is still before its first attempt, and is to stay what it is."""
    return task.status is TaskStatus.PENDING and not task.attempt and options in (None, task.options)


def _delete_altered_audio(repository: TaskRepository, store: ObjectStore, ids: Collection[int]) -> None:
    """So that it is uploaded anew: what is there already is not."""
    for task in repository.tasks(ids).values():
        if task.error and task.error.kind == AUDIO_ALTERED:
            store.delete(audio_key(task.audio_sha256))


def _wish(unit: UnitOfWork, tasks: Collection[Task]) -> None:
    unit.wish([task.id for task in tasks], Stage.TIDY, None)
    unit.wish([task.id for task in tasks if _has_audio(task)], Stage.SEND, None)
    for task in tasks:
        if not _has_audio(task):
            unit.wish([task.id], Stage.UPLOAD, task.source_host)


def _has_audio(task: Task) -> bool:
    """Whether the store holds the task's audio, as far as its history tells."""
    return task.queued_at is not None and not (task.error and task.error.kind in NEEDS_UPLOAD)
