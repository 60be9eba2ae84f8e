"""One transaction on the repository in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime

from desktop_app.domain.batch import NewBatch
from desktop_app.domain.revision import Revision
from desktop_app.domain.task import Attempt, NewTask, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxKind
from tests.fakes.memory_batches import batch_of, waits_to_be_finished
from tests.fakes.memory_revisions import latest_of
from tests.fakes.memory_tables import Entry, Tables, as_stored


class MemoryUnitOfWork:
    """Implements UnitOfWork on tables that nobody else sees yet: what it locks, nobody else can have."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add_tasks(self, new: Sequence[NewTask], at: datetime) -> list[Task]:
        return [self._add(each, at) for each in new]

    def add_batch(self, new: NewBatch, at: datetime) -> int:
        key = new.folder_day and (new.host, new.kind, new.folder_day)
        if (there := self._tables.folder_days.get(key)) in self._tables.batches:
            return there
        self._tables.last_batch += 1
        id_ = self._tables.last_batch
        self._tables.batches[id_] = batch_of(new, id_, at)
        if key:
            self._tables.folder_days[key] = id_
        return id_

    def let_grow(self, batch_id: int, until: datetime | None) -> None:
        if batch := self._tables.batches.get(batch_id):
            self._tables.batches[batch_id] = replace(batch, done_at=None)
        self._tables.growing.pop(batch_id, None)
        if until:
            self._tables.growing[batch_id] = until

    def reopen_batches(self, ids: Collection[int]) -> None:
        for id_ in ids:
            if (batch := self._tables.batches.get(id_)) and batch.done_at:
                self._tables.batches[id_] = replace(batch, done_at=None, done_note=None)
                self._tables.done_claims.pop(id_, None)

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        return self._found(lambda task: task.audio_sha256 in sha256s)

    def lock_tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        return {task.uid: task for task in self._found(lambda task: task.uid in uids)}

    def lock_tasks_by_id(self, ids: Collection[int]) -> dict[int, Task]:
        return {task.id: task for task in self._found(lambda task: task.id in ids)}

    def lock_overdue_tasks(self, now: datetime, limit: int) -> list[Task]:
        leases = [(task.lease_until, task.id) for task in self._tables.tasks.values() if task.lease_until]
        return [self._tables.tasks[id_] for lease_until, id_ in sorted(leases) if lease_until < now][:limit]

    def lock_waiting_tasks(self, queued_before: datetime, limit: int) -> list[Task]:
        to_be_sent = {entry.task_id for entry in self._tables.entries.values() if entry.kind is not OutboxKind.CLEANUP}

        def is_waiting(task: Task) -> bool:
            was_sent = task.queued_at is not None and task.queued_at < queued_before
            return task.status is TaskStatus.PENDING and was_sent and task.id not in to_be_sent

        return self._found(is_waiting)[:limit]

    def save_tasks(self, tasks: Sequence[Task]) -> None:
        for task in tasks:
            if task.id in self._tables.tasks:
                self._tables.write_task(task)

    def attempts_by_uid(self, uids: Collection[str]) -> dict[str, Attempt]:
        return {uid: self._tables.attempts[uid] for uid in uids if uid in self._tables.attempts}

    def save_attempts(self, attempts: Sequence[Attempt]) -> None:
        for attempt in attempts:
            self._check_task(attempt.task_id)
            before = self._tables.attempts.get(attempt.uid, attempt)
            if before.task_id == attempt.task_id:
                self._tables.attempts[attempt.uid] = as_stored(attempt)

    def save_transcripts(self, transcripts: Sequence[TranscriptRecord]) -> None:
        for record in transcripts:
            self._check_task(record.task_id)
            there = self._tables.transcripts.get(record.task_id)
            if there and latest_of(self._tables, record.task_id):
                record = replace(record, text=there.text, moments=there.moments)
            self._tables.transcripts[record.task_id] = as_stored(record)

    def latest_revision(self, task_id: int) -> Revision | None:
        return latest_of(self._tables, task_id)

    def save_revision(self, revision: Revision, document: bytes, text: str, moments: str) -> None:
        self._check_task(revision.task_id)
        self._tables.revisions[revision.task_id, revision.number] = (as_stored(revision), document)
        if there := self._tables.transcripts.get(revision.task_id):
            self._tables.transcripts[revision.task_id] = as_stored(replace(there, text=text, moments=moments))

    def enqueue(self, task_ids: Sequence[int], kind: OutboxKind, host: str | None) -> None:
        for id_ in task_ids:
            self._check_task(id_)
        self._tables.drop_entries([entry for entry in self._entries(task_ids) if entry.kind is kind])
        self._tables.add_entries(task_ids, kind, host)

    def move_uploads(self, task_ids: Sequence[int], host: str) -> None:
        uploads = [entry for entry in self._entries(task_ids) if entry.kind in UPLOADS]
        self._tables.write_entries(replace(entry, host=host) for entry in uploads)

    def discard_entries(self, task_ids: Sequence[int]) -> set[int]:
        discarded = list(self._entries(task_ids))
        self._tables.drop_entries(discarded)
        return {entry.task_id for entry in discarded if entry.was_surely_not_sent}

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        for id_ in task_ids:
            if id_ in self._tables.tasks:
                batch_id = self._tables.tasks[id_].batch_id
                self._tables.remove_task(id_)
                self._remove_if_empty(batch_id)

    def find_unfinished_batches(self, ids: Collection[int]) -> set[int]:
        found = [self._tables.batches[id_] for id_ in ids if id_ in self._tables.batches]
        return {batch.id for batch in found if waits_to_be_finished(batch)}

    def remove_transcripts(self, task_ids: Collection[int]) -> None:
        for id_ in task_ids:
            self._tables.transcripts.pop(id_, None)

    def claim_audio(self, sha256s: Collection[str], now: datetime, until: datetime) -> set[str]:
        deleted = self._tables.deleted_audio
        claimed = {one for one in sha256s if one not in deleted or ((claim := deleted[one]) and claim <= now)}
        deleted |= dict.fromkeys(claimed, until)
        return claimed

    def find_deleted_audio(self, sha256s: Collection[str]) -> set[str]:
        return self._tables.deleted_audio.keys() & set(sha256s)

    def _remove_if_empty(self, batch_id: int | None) -> None:
        others = any(task.batch_id == batch_id for task in self._tables.tasks.values())
        if batch_id in self._tables.batches and not others and batch_id not in self._tables.growing:
            del self._tables.batches[batch_id]

    def _add(self, new: NewTask, at: datetime) -> Task:
        id_ = self._tables.last_task + 1
        self._tables.write_task(
            Task(id=id_, submitted_at=at, **{each.name: getattr(new, each.name) for each in fields(new)})
        )
        self._tables.add_entries([id_], OutboxKind.to_upload(new.audio_bytes), new.source_host)
        return self._tables.tasks[id_]

    def _found(self, is_wanted: Callable[[Task], bool]) -> list[Task]:
        return [task for _, task in sorted(self._tables.tasks.items()) if is_wanted(task)]

    def _entries(self, task_ids: Collection[int]) -> Iterator[Entry]:
        return (entry for entry in self._tables.entries.values() if entry.task_id in task_ids)

    def _check_task(self, id_: int) -> None:
        """A database refuses what belongs to no task."""
        if id_ not in self._tables.tasks:
            raise ValueError(f"there is no task {id_}")
