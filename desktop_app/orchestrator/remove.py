"""Remove: forget tasks that have ended, with everything that the store holds of them."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.orchestrator.results import ChangeReport, Rejection
from desktop_app.orchestrator.selection import not_found
from worker_agent.contract.stores.object_store import ObjectStore, audio_key, cancelled_key, task_prefix


def remove(repository: TaskRepository, store: ObjectStore, ids: Collection[int]) -> ChangeReport:
    """Delete the tasks, then their objects: a crash between the two leaves rubbish, never a task without its audio."""
    with repository.unit_of_work() as unit:
        tasks = unit.lock_tasks_by_id(ids)
        ended = [task for task in tasks.values() if task.status.terminal]
        unit.remove_tasks([task.id for task in ended])
    for task in ended:
        _forget(store, task)
    _forget_audio(repository, store, {task.audio_sha256 for task in ended})
    live = [task for task in tasks.values() if not task.status.terminal]
    refused = [Rejection(task.file_name, "It has not ended yet. Cancel it first, then remove it.") for task in live]
    return ChangeReport(tuple(task.id for task in ended), (*refused, *not_found(ids, tasks)))


def _forget(store: ObjectStore, task: Task) -> None:
    """The mark of a cancelled generation stays until a worker has removed the message that may still be queued."""
    marks = {cancelled_key(task.uid, generation) for generation in range(1, task.generation + 1)}
    for key in list(store.keys(task_prefix(task.uid))):
        if key not in marks:
            store.delete(key)


def _forget_audio(repository: TaskRepository, store: ObjectStore, sha256s: Collection[str]) -> None:
    """Delete the audio that no other task needs."""
    needed = {task.audio_sha256 for task in repository.find_by_audio_hash(sha256s)}
    for sha256 in set(sha256s) - needed:
        store.delete(audio_key(sha256))
