"""Share: give a task the result of another one with the same recording, of which it is the duplicate."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop_app.domain import transitions
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.claims import claimed
from desktop_app.orchestrator.intake.duplicates import originals_among, work_of
from desktop_app.orchestrator.intake.upload import delete_altered_audio, needs_upload
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository, UnitOfWork
from worker_agent.contract.messages import TaskError
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, ObjectTooLarge, transcript_key
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)

CLAIM_TIMEOUT = timedelta(seconds=60)  # a crash leaves it to the next one after that; twice is harmless
TASKS = 10  # claimed at once


def share(repository: TaskRepository, store: ObjectStore, host: str) -> int:
    """Settle a few duplicates whose originals have ended; returns how many. Raises StoreUnavailable."""
    with claimed(repository, OutboxKind.SHARE, host=host, limit=TASKS, lasting=CLAIM_TIMEOUT) as claim:
        for item in claim.items:
            _settle(repository, store, item.task)
    return len(claim.items)


def _settle(repository: TaskRepository, store: ObjectStore, duplicate: Task) -> None:
    """One that has changed meanwhile, or whose original has, is left for the next look."""
    originals = repository.tasks([duplicate.duplicate_of] if duplicate.duplicate_of else [])
    original = next(iter(originals.values()), None)
    seen = {duplicate.id: duplicate, **originals}
    record = _copy_transcript(repository, store, duplicate, original) if original else None
    with repository.unit_of_work() as unit:
        if unit.lock_tasks_by_id(seen) != seen:
            return
        now = datetime.now(UTC)
        if original and record:
            unit.discard_entries([duplicate.id])
            unit.save_tasks([transitions.share(duplicate, original, record.object_key, now)])
            unit.save_transcripts([record])
        elif original and (error := _common_error(duplicate, original)):
            unit.discard_entries([duplicate.id])
            unit.save_tasks([transitions.fail(duplicate, error, now)])
        else:
            _find_another_way(unit, store, duplicate, original)


def _copy_transcript(
    repository: TaskRepository, store: ObjectStore, duplicate: Task, original: Task
) -> TranscriptRecord | None:
    """A copy of its own, so that removing one task takes nothing from the other: the machine's text, for what a person
    has made of the other one is that one's alone. None: there is none to be had."""
    record = repository.transcript(original.id)
    if original.status is not TaskStatus.COMPLETED or work_of(original) != work_of(duplicate) or record is None:
        return None
    key = transcript_key(duplicate.uid, duplicate.generation, record.attempt_uid)
    try:
        document = store.get(record.object_key)
        store.put(key, document)
        if original.edited_at is not None:
            text, moments = text_and_moments(Transcript.decode(document))
            record = replace(record, text=text, moments=moments)
    except (ObjectMissing, ObjectTooLarge, ValueError):
        logger.warning("no transcript at %s; task %d is worked on", record.object_key, duplicate.id, exc_info=True)
        return None
    return replace(record, task_id=duplicate.id, generation=duplicate.generation, object_key=key)


def _common_error(duplicate: Task, original: Task) -> TaskError | None:
    """With what the same work would fail again. A file that was lost is no fault of its duplicate."""
    same = original.status is TaskStatus.FAILED and work_of(original) == work_of(duplicate)
    return original.error if same and not needs_upload(original) else None


def _find_another_way(unit: UnitOfWork, store: ObjectStore, duplicate: Task, original: Task | None) -> None:
    """Another original, or work of its own. Altered audio is deleted before anybody can upload it anew."""
    tried = (duplicate.id, duplicate.duplicate_of)
    others = [task for task in unit.find_by_audio_hash([duplicate.audio_sha256]) if task.id not in tried]
    another = originals_among(others).get(work_of(duplicate))
    unit.discard_entries([duplicate.id])
    unit.save_tasks([replace(duplicate, duplicate_of=another.id if another else None)])
    if another:
        unit.enqueue([duplicate.id], OutboxKind.SHARE, None)
    elif original and needs_upload(original):
        delete_altered_audio(store, original)
        unit.enqueue([duplicate.id], OutboxKind.to_upload(duplicate.audio_bytes), duplicate.source_host)
    else:
        unit.enqueue([duplicate.id], OutboxKind.SEND, None)
