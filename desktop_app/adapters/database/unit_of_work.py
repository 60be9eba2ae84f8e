"""One transaction that changes tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from desktop_app.adapters.database import batches, deleted_audio, mapping, revisions
from desktop_app.adapters.database.batches import NO_LANE
from desktop_app.adapters.database.locks import entries_of, lock_batches_of, lock_recordings, lock_tasks
from desktop_app.adapters.database.queries import IS_UPLOAD, chunks, read_same_audio, read_tasks
from desktop_app.adapters.database.schema import ANYONE, attempts, outbox, removed_tasks, tasks, transcripts
from desktop_app.adapters.database.transactions import number_of_this, written
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.batch import NewBatch
from desktop_app.domain.revision import Revision
from desktop_app.domain.task import Attempt, NewTask, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxKind


class SqlUnitOfWork:
    """Works in a transaction, and locks in the order that `locks` tells."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_tasks(self, new: Sequence[NewTask], at: datetime) -> list[Task]:
        if not new:
            return []
        fresh = insert(tasks).values(revision=1, changed_in=number_of_this(self._connection))
        ids = self._connection.scalars(
            fresh.returning(tasks.c.id, sort_by_parameter_order=True),
            [mapping.task_values(mapping.new_task(one, at)) for one in new],
        ).all()
        added = read_tasks(self._connection, ids)
        for host in dict.fromkeys(one.source_host for one in new):
            theirs = [added[id_] for id_ in ids if added[id_].source_host == host]
            for kind in UPLOADS:
                to_upload = [task.id for task in theirs if OutboxKind.to_upload(task.audio_bytes) is kind]
                self._insert_entries(self._entries(to_upload, kind, host))
        return [added[id_] for id_ in ids]

    def add_batch(self, new: NewBatch, at: datetime) -> int:
        return batches.add(self._connection, new, at)

    def let_grow(self, batch_id: int, until: datetime | None) -> None:
        batches.let_grow(self._connection, batch_id, until)

    def reopen_batches(self, ids: Collection[int]) -> None:
        batches.reopen(self._connection, ids)

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        lock_recordings(self._connection, sha256s)
        return read_same_audio(self._connection, sha256s)

    def lock_tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        ids = [
            id_
            for chunk in chunks(uids)
            for id_ in self._connection.scalars(select(tasks.c.id).where(tasks.c.uid.in_(chunk)))
        ]
        return {task.uid: task for task in self.lock_tasks_by_id(ids).values()}

    def lock_tasks_by_id(self, ids: Collection[int]) -> dict[int, Task]:
        return {row.id: mapping.task_from(row) for row in lock_tasks(self._connection, ids)}

    def lock_overdue_tasks(self, now: datetime, limit: int) -> list[Task]:
        overdue = select(tasks).where(tasks.c.lease_until < now).order_by(tasks.c.lease_until, tasks.c.id)
        return self._lock_free(overdue.limit(limit))

    def lock_waiting_tasks(self, queued_before: datetime, limit: int) -> list[Task]:
        to_be_sent = select(outbox.c.id).where(
            outbox.c.task_id == tasks.c.id, outbox.c.stage != OutboxKind.CLEANUP.value
        )
        waiting = select(tasks).where(
            tasks.c.status == TaskStatus.PENDING.value, tasks.c.queued_at < queued_before, ~to_be_sent.exists()
        )
        return self._lock_free(waiting.order_by(tasks.c.id).limit(limit))

    def save_tasks(self, changed: Sequence[Task]) -> None:
        if not changed:
            return
        changes = update(tasks).where(tasks.c.id == bindparam("row_id")).values(**written(self._connection))
        # the update also sets the columns that the parameters name
        self._connection.execute(changes, [{"row_id": task.id, **mapping.task_values(task)} for task in changed])

    def attempts_by_uid(self, uids: Collection[str]) -> dict[str, Attempt]:
        return {
            row.uid: mapping.attempt_from(row)
            for chunk in chunks(sorted(uids))
            for row in self._connection.execute(select(attempts).where(attempts.c.uid.in_(chunk)))
        }

    def save_attempts(self, changed: Sequence[Attempt]) -> None:
        self._upsert(attempts, [mapping.attempt_values(attempt) for attempt in changed])

    def save_transcripts(self, records: Sequence[TranscriptRecord]) -> None:
        edited = revisions.find_edited(self._connection, {record.task_id for record in records})
        by_person, others = (
            [mapping.transcript_values(record) for record in records if (record.task_id in edited) is wanted]
            for wanted in (True, False)
        )
        self._upsert(transcripts, others)
        self._upsert(transcripts, by_person, kept=("text", "moments"))

    def latest_revision(self, task_id: int) -> Revision | None:
        return revisions.read_latest(self._connection, task_id)

    def save_revision(self, revision: Revision, document: bytes, text: str, moments: str) -> None:
        revisions.save(self._connection, revision, document, text, moments)

    def enqueue(self, task_ids: Sequence[int], kind: OutboxKind, host: str | None) -> None:
        """An entry gets an id of its own: whoever carries out the one before it takes that one alone away."""
        entries = self._entries(task_ids, kind, ANYONE if host is None else host)
        for present in entries_of(self._connection, task_ids, outbox.c.stage == kind.value):
            self._connection.execute(delete(outbox).where(present))
        self._insert_entries(entries)

    def move_uploads(self, task_ids: Sequence[int], host: str) -> None:
        for uploads in entries_of(self._connection, task_ids, IS_UPLOAD):
            self._connection.execute(update(outbox).where(uploads).values(host=host))

    def discard_entries(self, task_ids: Sequence[int]) -> set[int]:
        gone = delete(outbox).returning(outbox.c.task_id, outbox.c.stage, outbox.c.claimed_until)
        rows = [
            row
            for theirs in entries_of(self._connection, task_ids)
            for row in self._connection.execute(gone.where(theirs))
        ]
        before_sending = [kind.value for kind in (*UPLOADS, OutboxKind.SHARE)]
        unclaimed = {row.task_id for row in rows if row.stage == OutboxKind.SEND.value and row.claimed_until is None}
        return unclaimed | {row.task_id for row in rows if row.stage in before_sending}

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        lock_batches_of(self._connection, task_ids)
        self.discard_entries(task_ids)
        removed = {"changed_in": number_of_this(self._connection), "removed_at": datetime.now(UTC)}
        leaving = delete(tasks).returning(tasks.c.id, tasks.c.uid, tasks.c.batch_id, tasks.c.audio_sha256)
        for chunk in chunks(task_ids):
            gone = self._connection.execute(leaving.where(tasks.c.id.in_(chunk))).all()
            if gone:
                stones = insert(removed_tasks).values(removed)
                self._connection.execute(stones, [{"task_id": row.id, "uid": row.uid} for row in gone])
                batches.remove_empty(self._connection, {row.batch_id for row in gone if row.batch_id})
                deleted_audio.forget_unnamed(self._connection, {row.audio_sha256 for row in gone})

    def find_unfinished_batches(self, ids: Collection[int]) -> set[int]:
        return batches.find_unfinished(self._connection, ids)

    def remove_transcripts(self, task_ids: Collection[int]) -> None:
        for chunk in chunks(task_ids):
            self._connection.execute(delete(transcripts).where(transcripts.c.task_id.in_(chunk)))

    def claim_audio(self, sha256s: Collection[str], now: datetime, until: datetime) -> set[str]:
        return deleted_audio.claim(self._connection, sha256s, now, until)

    def find_deleted_audio(self, sha256s: Collection[str]) -> set[str]:
        return deleted_audio.find(self._connection, sha256s)

    def _lock_free(self, statement: Select[Any]) -> list[Task]:
        """Passing by those that others have locked."""
        rows = self._connection.execute(statement.with_for_update(skip_locked=True))
        return [mapping.task_from(row) for row in rows]

    def _entries(self, task_ids: Sequence[int], kind: OutboxKind, host: str) -> list[mapping.Values]:
        """To be inserted."""
        common = {"stage": kind.value, "host": host}
        lanes = batches.read_lanes_of_tasks(self._connection, task_ids, kind)
        return [{"task_id": id_, **common, **lanes.get(id_, NO_LANE)} for id_ in task_ids]

    def _insert_entries(self, rows: Sequence[mapping.Values]) -> None:
        if rows:
            self._connection.execute(insert(outbox), rows)

    def _upsert(self, table: Table, rows: Sequence[mapping.Values], kept: Sequence[str] = ()) -> None:
        """`kept`: columns of rows that are there, which stay as they are."""
        if not rows:
            return
        statement = insert_into(self._connection, table)
        keys = [column.name for column in table.primary_key]
        fresh = {column.name: column for column in statement.excluded if column.name not in (*keys, *kept)}
        same_task = table.c.task_id == statement.excluded.task_id  # nobody takes an attempt of another task over
        upsert = statement.on_conflict_do_update(index_elements=keys, set_=fresh, where=same_task)
        self._connection.execute(upsert, rows)
