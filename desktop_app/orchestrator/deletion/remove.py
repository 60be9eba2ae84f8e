"""Remove: forget tasks that have ended, with everything that the store holds of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from desktop_app.domain.batches import in_batches
from desktop_app.domain.task import Task
from desktop_app.orchestrator.actions.selection import not_found
from desktop_app.orchestrator.deletion.delete_audio import ClaimedAudio, claim_audio, delete_audio
from desktop_app.orchestrator.ports.tasks import TaskRepository, UnitOfWork
from desktop_app.orchestrator.results import ChangeReport, Rejection
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import ObjectStore, cancelled_key, task_prefix

TASKS = 100  # whose objects are looked for and deleted together


@dataclass(frozen=True, slots=True)
class RemovedTasks:
    """Tasks that are no longer in the database, and what the store may still hold of them."""

    tasks: Sequence[Task]
    audio: ClaimedAudio


def remove(repository: TaskRepository, store: ObjectStore, ids: Collection[int]) -> ChangeReport:
    """Delete the tasks, then their objects: a crash between the two leaves rubbish, never a task without its audio."""
    with repository.unit_of_work() as unit:
        tasks = unit.lock_tasks_by_id(ids)
        ended = [task for task in tasks.values() if task.status.terminal]
        removed = remove_from_database(unit, ended)
    remove_from_store(repository, store, removed)
    live = [task for task in tasks.values() if not task.status.terminal]
    refused = [Rejection(task.file_name, "It has not ended yet. Cancel it first, then remove it.") for task in live]
    return ChangeReport(tuple(task.id for task in ended), (*refused, *not_found(ids, tasks)))


def remove_from_database(unit: UnitOfWork, ended: Sequence[Task]) -> RemovedTasks:
    """`ended`: locked by the unit. Audio that no other task has is to go with them."""
    ids = {task.id for task in ended}
    audio = claim_audio(unit, {task.audio_sha256 for task in ended}, lambda task: task.id not in ids)
    unit.remove_tasks(sorted(ids))
    return RemovedTasks(ended, audio)


def remove_from_store(repository: TaskRepository, store: ObjectStore, removed: RemovedTasks) -> None:
    """Once the transaction is over. The audio goes first: it was claimed for some minutes only."""
    delete_audio(repository, store, removed.audio)
    for some in in_batches(removed.tasks, TASKS):
        store.delete_many(list(chain.from_iterable(in_parallel(lambda task: _find_objects(store, task), some))))


def _find_objects(store: ObjectStore, task: Task) -> list[str]:
    """The mark of a cancelled generation stays until a worker has removed the message that may still be queued."""
    marks = {cancelled_key(task.uid, generation) for generation in range(1, task.generation + 1)}
    return [key for key in store.keys(task_prefix(task.uid)) if key not in marks]
