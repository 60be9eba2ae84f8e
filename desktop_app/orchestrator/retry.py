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
from worker_agent.contract.objects import ObjectStore

NEEDS_UPLOAD = frozenset({SOURCE_LOST, "AudioMissing"})  # kinds of error after which the store may lack the audio


def retry(
    repository: TaskRepository,
    store: ObjectStore,
    ids: Collection[int],
    options: TranscribeOptions | None = None,
) -> ChangeReport:
    """Start the tasks afresh, with the options that they had unless others are given. Raises StoreUnavailable."""
    with repository.unit_of_work() as unit:
        tasks = unit.lock_by_id(ids)
        faults = {id_: fault for id_, task in tasks.items() if (fault := _fault(task))}
        renewed = [task for id_, task in tasks.items() if id_ not in faults]
        unit.drop_wishes([task.id for task in renewed])
        unit.save_tasks([transitions.renew(task, options) for task in renewed])
        _wish(unit, renewed)
    mark_cancelled(store, [task for task in renewed if task.status is TaskStatus.PENDING])
    refused = [Refusal(tasks[id_].file_name, fault) for id_, fault in faults.items()]
    return ChangeReport(tuple(task.id for task in renewed), (*refused, *not_found(ids, tasks)))


def _fault(task: Task) -> str | None:
    """Why the task can't be retried; one that waits for its next attempt can, at once."""
    if task.status is TaskStatus.IN_PROGRESS:
        return "A worker is at it. Cancel it first, then retry."
    if task.status is TaskStatus.PENDING and not task.attempt:
        return "It waits for its first attempt already."
    return None


def _wish(unit: UnitOfWork, tasks: Collection[Task]) -> None:
    unit.wish([task.id for task in tasks], Stage.TIDY, None)
    unit.wish([task.id for task in tasks if _has_audio(task)], Stage.SEND, None)
    for task in tasks:
        if not _has_audio(task):
            unit.wish([task.id], Stage.UPLOAD, task.source_host)


def _has_audio(task: Task) -> bool:
    """Whether the store holds the task's audio, as far as its history tells."""
    return task.queued_at is not None and not (task.error and task.error.kind in NEEDS_UPLOAD)
