"""Cancel: tasks that an operator wants no more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from desktop_app.domain import transitions
from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.actions.selection import not_found
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from desktop_app.orchestrator.results import ChangeReport, Rejection
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import ObjectStore, cancelled_key


def cancel(repository: TaskRepository, store: ObjectStore, ids: Collection[int]) -> ChangeReport:
    """Cancel those that have not ended. Workers are told by a mark in the store; raises StoreUnavailable."""
    with repository.unit_of_work() as unit:
        tasks = unit.lock_tasks_by_id(ids)
        live = [task for task in tasks.values() if not task.status.terminal]
        now = datetime.now(UTC)
        attempts = unit.attempts_by_uid({task.attempt_uid for task in live if task.attempt_uid})
        after = [transitions.cancel(task, attempts.get(task.attempt_uid or ""), now) for task in live]
        unit.save_tasks([task for task, _ in after])
        unit.save_attempts([attempt for _, ended in after for attempt in ended])
        unsent = unit.discard_entries([task.id for task in live])
        unit.enqueue([task.id for task in live], OutboxKind.CLEANUP, None)
    mark_cancelled(store, [task for task in live if task.id not in unsent])
    ended = [task for task in tasks.values() if task.status.terminal]
    refused = [Rejection(task.file_name, f"It is {task.status.value} already.") for task in ended]
    return ChangeReport(tuple(task.id for task in live), (*refused, *not_found(ids, tasks)))


def mark_cancelled(store: ObjectStore, tasks: Collection[Task]) -> None:
    """Tell the workers to drop this generation of the tasks, wherever they meet it.

    Its token, in the mark, proves later that a worker's final report is about it.
    """
    in_parallel(
        lambda task: store.put(cancelled_key(task.uid, task.generation), token_of(task, task.generation).encode()),
        tasks,
    )
