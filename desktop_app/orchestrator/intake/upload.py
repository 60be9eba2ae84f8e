"""Upload: bring the audio of accepted tasks into the store."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain import transitions
from desktop_app.domain.task import Task
from desktop_app.orchestrator.audio_files import sha256_of
from desktop_app.orchestrator.claims import claimed
from desktop_app.orchestrator.ports.tasks import OutboxEntry, OutboxKind, TaskRepository
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.stores.object_store import ObjectStore, audio_key

logger = logging.getLogger(__name__)

CLAIM_TIMEOUT = timedelta(seconds=60)  # a known death frees it sooner: see take_over.py
#: Claimed at once: each claim is two transactions; but no large file waits in a claim while another loop is free
FILES = {OutboxKind.UPLOAD: 32, OutboxKind.UPLOAD_LARGE: 1}
SENDERS = 2  # of these on their way at once, in each loop
TINY = 1024 * 1024  # bytes, up to which storing a file once more costs no more than asking whether it is there

#: After these errors the store may lack the audio
NEEDS_UPLOAD = frozenset({ErrorKind.SOURCE_LOST, ErrorKind.AUDIO_ALTERED, ErrorKind.AUDIO_MISSING})


def upload(repository: TaskRepository, store: ObjectStore, host: str, kind: OutboxKind = OutboxKind.UPLOAD) -> int:
    """Upload files of this host; returns how many entries were dealt with. Raises StoreUnavailable.

    `kind`: one of UPLOADS.
    """
    with claimed(repository, kind, host=host, limit=FILES[kind], lasting=CLAIM_TIMEOUT) as claim:
        brought: list[str] = []
        try:
            in_parallel(
                lambda item: _bring_or_give_up(repository, store, item, brought), _one_of_each(claim.items), SENDERS
            )
        finally:
            claim.done([item for item in claim.items if item.task.audio_sha256 in brought])
    return len(claim.items)


def needs_upload(task: Task) -> bool:
    """Whether the store may lack the audio, as the task's error tells."""
    return task.error is not None and task.error.kind in NEEDS_UPLOAD


def delete_altered_audio(store: ObjectStore, task: Task) -> None:
    """So that it is uploaded anew: what is there already is not."""
    if task.error and task.error.kind == ErrorKind.AUDIO_ALTERED:
        store.delete(audio_key(task.audio_sha256))


def _one_of_each(items: Iterable[OutboxEntry]) -> Collection[OutboxEntry]:
    """One for each recording: others with the same one are done with it, or try for themselves the next time."""
    return {item.task.audio_sha256: item for item in items}.values()


def _bring_or_give_up(repository: TaskRepository, store: ObjectStore, item: OutboxEntry, brought: list[str]) -> None:
    """`brought`: takes the hash of what is in the store now."""
    if fault := _bring(store, item.task):
        _give_up(repository, item, fault)
    else:
        brought.append(item.task.audio_sha256)


def _bring(store: ObjectStore, task: Task) -> str | None:
    """Store the task's audio under its hash; returns a sentence where the source is no longer what it was."""
    key, source = audio_key(task.audio_sha256), Path(task.source_path)
    if task.audio_bytes > TINY and store.exists(key):
        return None
    try:
        if sha256_of(source) == task.audio_sha256:
            store.put_file(key, source)
            return None
        fault = "The file was changed after it had been handed in. Hand it in again."
    except OSError as error:
        logger.exception("can't upload %s", source)
        reason = error.strerror or type(error).__name__
        fault = f"The file could no longer be read ({reason}). Put it back where it was and retry."
    return None if store.exists(key) else fault


def _give_up(repository: TaskRepository, item: OutboxEntry, fault: str) -> None:
    with repository.unit_of_work() as unit:
        task = unit.lock_tasks_by_id([item.task.id]).get(item.task.id)
        unit.discard_entries([item.task.id])
        if task and not task.status.terminal:
            error = TaskError(kind=ErrorKind.SOURCE_LOST, message=fault)
            unit.save_tasks([transitions.fail(task, error, datetime.now(UTC))])
            unit.enqueue([task.id], OutboxKind.CLEANUP, None)
