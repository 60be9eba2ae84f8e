"""Remove: forget tasks that have ended, with everything that the store holds of them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from desktop_app.domain.batches import in_batches
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.orchestrator.results import ChangeReport, Rejection
from desktop_app.orchestrator.selection import not_found
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import ObjectStore, audio_key, cancelled_key, task_prefix

TASKS = 100  # whose objects are looked for and deleted together


def remove(repository: TaskRepository, store: ObjectStore, ids: Collection[int]) -> ChangeReport:
    """Delete the tasks, then their objects: a crash between the two leaves rubbish, never a task without its audio."""
    with repository.unit_of_work() as unit:
        tasks = unit.lock_tasks_by_id(ids)
        ended = [task for task in tasks.values() if task.status.terminal]
        unit.remove_tasks([task.id for task in ended])
    for some in in_batches(ended, TASKS):
        store.delete_many(list(chain.from_iterable(in_parallel(lambda task: _find_objects(store, task), some))))
    _forget_audio(repository, store, {task.audio_sha256 for task in ended})
    live = [task for task in tasks.values() if not task.status.terminal]
    refused = [Rejection(task.file_name, "It has not ended yet. Cancel it first, then remove it.") for task in live]
    return ChangeReport(tuple(task.id for task in ended), (*refused, *not_found(ids, tasks)))


def _find_objects(store: ObjectStore, task: Task) -> list[str]:
    """The mark of a cancelled generation stays until a worker has removed the message that may still be queued."""
    marks = {cancelled_key(task.uid, generation) for generation in range(1, task.generation + 1)}
    return [key for key in store.keys(task_prefix(task.uid)) if key not in marks]


def _forget_audio(repository: TaskRepository, store: ObjectStore, sha256s: Collection[str]) -> None:
    """Delete the audio that no other task needs."""
    needed = {task.audio_sha256 for task in repository.find_by_audio_hash(sha256s)}
    store.delete_many([audio_key(sha256) for sha256 in set(sha256s) - needed])
