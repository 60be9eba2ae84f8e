"""Find the recording of a task, so that a person can listen to it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop_app.domain.errors import EarshotError, TaskNotFound
from desktop_app.domain.sound import Sound
from desktop_app.domain.task import Task
from desktop_app.orchestrator.audio_files import sha256_of
from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, StoreUnavailable, audio_key


class Sounds(Protocol):
    """What gives recordings of the store to a player of this computer, part by part."""

    def serve(self, key: str, size: int) -> Sound: ...

    def forget(self, key: str) -> None:
        """Keep nothing of what the store no longer has."""


def open_sound(repository: TaskRepository, store: ObjectStore, sounds: Sounds, host: str, task_id: int) -> Sound:
    """Of the store, whatever the task's status; else the file that was handed in, where it lies here unchanged.

    `host`: the name of this computer. Raises EarshotError and StoreUnavailable with what to do.
    """
    task = repository.tasks([task_id]).get(task_id)
    if task is None:
        raise TaskNotFound("This task was removed.")
    try:
        return _of_store(store, sounds, task)
    except (ObjectMissing, StoreUnavailable) as error:
        if (source := _unchanged_source(task, host)) is not None:
            return Sound(source.as_uri())
        if isinstance(error, StoreUnavailable):
            raise
        raise EarshotError(_why_missing(task, host)) from error


def _of_store(store: ObjectStore, sounds: Sounds, task: Task) -> Sound:
    key = audio_key(task.audio_sha256)
    try:
        path = store.path_of(key)
    except ObjectMissing:
        sounds.forget(key)
        raise
    if path is not None:
        return Sound(path.as_uri())
    if not store.exists(key):
        sounds.forget(key)
        raise ObjectMissing(f"{store.name} holds no {key}.")
    return sounds.serve(key, task.audio_bytes)


def _unchanged_source(task: Task, host: str) -> Path | None:
    """The file that was handed in, if it is still what it was."""
    source = Path(task.source_path)
    try:
        same = task.source_host == host and source.stat().st_size == task.audio_bytes
        return source.absolute() if same and sha256_of(source) == task.audio_sha256 else None
    except (OSError, ValueError):
        return None


def _why_missing(task: Task, host: str) -> str:
    """And what to do."""
    if task.source_host != host:
        where = f"the computer {task.source_host}"
    else:
        where = f"{task.source_path}, which is gone or was changed"
    if task.status.terminal:
        return f"The recording is no longer in the store; it came from {where}. Hand it in again to hear it."
    return f"The recording is not in the store yet; it comes from {where}."
