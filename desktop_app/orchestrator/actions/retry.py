"""Retry: a new generation of tasks that did not end well, or are wanted anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from desktop_app.domain import transitions
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import mark_cancelled
from desktop_app.orchestrator.actions.choose_options import change_options
from desktop_app.orchestrator.actions.selection import not_found
from desktop_app.orchestrator.intake.duplicates import join_duplicates
from desktop_app.orchestrator.intake.upload import delete_altered_audio, needs_upload
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository, UnitOfWork
from desktop_app.orchestrator.results import ChangeReport, Rejection
from worker_agent.contract.options import TaskOptions
from worker_agent.contract.stores.object_store import ObjectStore

IN_WORK = "It is in progress on a worker. Cancel it first, then retry."


def retry(
    repository: TaskRepository,
    store: ObjectStore,
    ids: Collection[int],
    changes: Mapping[str, object] = MappingProxyType({}),
) -> ChangeReport:
    """Start the tasks afresh, with the options that they had but for the `changes`. Raises StoreUnavailable.

    One that still waits for its first attempt is sent again: the queue may have lost it.
    """
    for task in repository.tasks(ids).values():
        delete_altered_audio(store, task)
    with repository.unit_of_work() as unit:
        tasks = unit.lock_tasks_by_id(ids)
        options, refused = _choose(tasks.values(), changes)
        idle = [task for task in tasks.values() if task.id not in refused]
        waiting = [task for task in idle if _waits_unchanged(task, options[task.id])]
        renewed = [task for task in idle if not _waits_unchanged(task, options[task.id])]
        fresh = join_duplicates(unit, [transitions.start_generation(task, options[task.id]) for task in renewed])
        unit.save_tasks(fresh)
        unit.reopen_batches({task.batch_id for task in fresh if task.batch_id})
        unsent = unit.discard_entries([task.id for task in renewed])
        _enqueue(unit, renewed, {task.id for task in fresh if task.duplicate_of})
        unit.enqueue([task.id for task in waiting if task.queued_at], OutboxKind.SEND, None)
    mark_cancelled(store, [task for task in renewed if task.status is TaskStatus.PENDING and task.id not in unsent])
    refusals = [Rejection(tasks[id_].file_name, why) for id_, why in refused.items()]
    return ChangeReport(tuple(task.id for task in idle), (*refusals, *not_found(ids, tasks)))


def _choose(tasks: Iterable[Task], changes: Mapping[str, object]) -> tuple[dict[int, TaskOptions], dict[int, str]]:
    """The options with which each task is to be done, and why others are refused."""
    options, refused = dict[int, TaskOptions](), dict[int, str]()
    for task in tasks:
        try:
            chosen = change_options(task, changes)
        except EarshotError as error:
            refused[task.id] = str(error)
        else:
            options[task.id] = chosen
            if why := _reason_to_refuse(task, chosen):
                refused[task.id] = why
    return options, refused


def _reason_to_refuse(task: Task, options: TaskOptions) -> str | None:
    if task.status is TaskStatus.IN_PROGRESS:
        return IN_WORK
    if task.duplicate_of and _waits_unchanged(task, options):
        return f"It waits for task {task.duplicate_of}, which has the same recording. Retry that one."
    return None


def _waits_unchanged(task: Task, options: TaskOptions) -> bool:
    """Whether the task is still before its first attempt, and is to stay what it is."""
    return task.status is TaskStatus.PENDING and not task.attempt and options == task.options


def _enqueue(unit: UnitOfWork, tasks: Collection[Task], duplicates: Collection[int]) -> None:
    """`tasks`: as they were; `duplicates`: the ids of those that wait for another's transcript."""
    unit.enqueue([task.id for task in tasks], OutboxKind.CLEANUP, None)
    deleted = unit.find_deleted_audio({task.audio_sha256 for task in tasks})
    uploaded = {task.id for task in tasks if _has_audio(task, deleted)}
    unit.enqueue(sorted(uploaded.difference(duplicates)), OutboxKind.SEND, None)
    unit.enqueue(sorted(uploaded.intersection(duplicates)), OutboxKind.SHARE, None)
    to_upload: dict[tuple[OutboxKind, str], list[int]] = defaultdict(list)
    for task in tasks:
        if task.id not in uploaded:
            to_upload[OutboxKind.to_upload(task.audio_bytes), task.source_host].append(task.id)
    for (kind, host), ids in to_upload.items():
        unit.enqueue(ids, kind, host)


def _has_audio(task: Task, deleted: Collection[str]) -> bool:
    """Whether the store holds the task's audio, as far as its history tells. `deleted`: what it holds no more."""
    return task.queued_at is not None and not needs_upload(task) and task.audio_sha256 not in deleted
