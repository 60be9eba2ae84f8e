"""One transaction that changes tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.engine import POSTGRESQL
from desktop_app.adapters.database.queries import chunks, read_same_audio, read_tasks
from desktop_app.adapters.database.revisions import next_revisions
from desktop_app.adapters.database.schema import ANYONE, attempts, outbox, removed_tasks, tasks, transcripts
from desktop_app.domain.task import Attempt, NewTask, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports import OutboxKind


class SqlUnitOfWork:
    """Works in a transaction that has its turn (see `lock_revision_counter`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_tasks(self, new: Sequence[NewTask], at: datetime) -> list[Task]:
        if not new:
            return []
        revisions = next_revisions(self._connection, len(new))
        fresh = [mapping.new_task(one, at, revision) for one, revision in zip(new, revisions, strict=True)]
        ids = self._connection.scalars(
            insert(tasks).returning(tasks.c.id, sort_by_parameter_order=True),
            [mapping.task_values(task, task.revision) for task in fresh],
        ).all()
        added = read_tasks(self._connection, ids)
        self._insert_entries((id_, OutboxKind.UPLOAD, added[id_].source_host) for id_ in ids)
        return [added[id_] for id_ in ids]

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        return read_same_audio(self._connection, sha256s)

    def lock_tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        statement = select(tasks).order_by(tasks.c.id)
        return {
            task.uid: task
            for chunk in chunks(sorted(uids))
            for task in self._lock(statement.where(tasks.c.uid.in_(chunk)))
        }

    def lock_tasks_by_id(self, ids: Collection[int]) -> dict[int, Task]:
        statement = select(tasks).order_by(tasks.c.id)
        return {
            task.id: task
            for chunk in chunks(sorted(ids))
            for task in self._lock(statement.where(tasks.c.id.in_(chunk)))
        }

    def lock_overdue_tasks(self, now: datetime, limit: int) -> list[Task]:
        overdue = select(tasks).where(tasks.c.lease_until < now).order_by(tasks.c.lease_until, tasks.c.id)
        return list(self._lock(overdue.limit(limit), skip_locked=True))

    def lock_waiting_tasks(self, queued_before: datetime, limit: int) -> list[Task]:
        to_be_sent = select(outbox.c.id).where(
            outbox.c.task_id == tasks.c.id, outbox.c.stage != OutboxKind.CLEANUP.value
        )
        waiting = select(tasks).where(
            tasks.c.status == TaskStatus.PENDING.value, tasks.c.queued_at < queued_before, ~to_be_sent.exists()
        )
        return list(self._lock(waiting.order_by(tasks.c.id).limit(limit), skip_locked=True))

    def save_tasks(self, changed: Sequence[Task]) -> None:
        if not changed:
            return
        values = [
            {"row_id": task.id, **mapping.task_values(task, revision)}
            for task, revision in zip(changed, next_revisions(self._connection, len(changed)), strict=True)
        ]
        # without .values(), the update sets the columns that the parameters name
        self._connection.execute(update(tasks).where(tasks.c.id == bindparam("row_id")), values)

    def attempts_by_uid(self, uids: Collection[str]) -> dict[str, Attempt]:
        return {
            row.uid: mapping.attempt_from(row)
            for chunk in chunks(sorted(uids))
            for row in self._connection.execute(select(attempts).where(attempts.c.uid.in_(chunk)))
        }

    def save_attempts(self, changed: Sequence[Attempt]) -> None:
        self._upsert(attempts, [mapping.attempt_values(attempt) for attempt in changed])

    def save_transcripts(self, records: Sequence[TranscriptRecord]) -> None:
        self._upsert(transcripts, [mapping.transcript_values(record) for record in records])

    def enqueue(self, task_ids: Sequence[int], kind: OutboxKind, host: str | None) -> None:
        """An entry gets an id of its own: whoever carries out the one before it takes that one alone away."""
        present = delete(outbox).where(outbox.c.stage == kind.value)
        for chunk in chunks(task_ids):
            self._connection.execute(present.where(outbox.c.task_id.in_(chunk)))
        self._insert_entries((id_, kind, ANYONE if host is None else host) for id_ in task_ids)

    def move_uploads(self, task_ids: Sequence[int], host: str) -> None:
        uploads = update(outbox).where(outbox.c.stage == OutboxKind.UPLOAD.value)
        for chunk in chunks(task_ids):
            self._connection.execute(uploads.where(outbox.c.task_id.in_(chunk)).values(host=host))

    def discard_entries(self, task_ids: Sequence[int]) -> set[int]:
        gone = delete(outbox).returning(outbox.c.task_id, outbox.c.stage, outbox.c.claimed_until)
        rows = [
            row
            for chunk in chunks(task_ids)
            for row in self._connection.execute(gone.where(outbox.c.task_id.in_(chunk)))
        ]
        before_sending = (OutboxKind.UPLOAD.value, OutboxKind.SHARE.value)
        unclaimed = {row.task_id for row in rows if row.stage == OutboxKind.SEND.value and row.claimed_until is None}
        return unclaimed | {row.task_id for row in rows if row.stage in before_sending}

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        for chunk in chunks(task_ids):
            gone = self._connection.scalars(delete(tasks).where(tasks.c.id.in_(chunk)).returning(tasks.c.id)).all()
            if gone:
                stones = zip(next_revisions(self._connection, len(gone)), gone, strict=True)
                self._connection.execute(
                    insert(removed_tasks), [{"revision": revision, "task_id": id_} for revision, id_ in stones]
                )

    def _lock(self, statement: Select[Any], *, skip_locked: bool = False) -> Iterator[Task]:
        rows = self._connection.execute(statement.with_for_update(skip_locked=skip_locked))
        return map(mapping.task_from, rows)

    def _insert_entries(self, entries: Iterable[tuple[int, OutboxKind, str]]) -> None:
        rows = [{"task_id": id_, "stage": kind.value, "host": host} for id_, kind, host in entries]
        if rows:
            self._connection.execute(insert(outbox), rows)

    def _upsert(self, table: Table, rows: Sequence[mapping.Values]) -> None:
        if not rows:
            return
        dialect = postgresql if self._connection.dialect.name == POSTGRESQL else sqlite
        statement = dialect.insert(table)
        keys = [column.name for column in table.primary_key]
        fresh = {column.name: column for column in statement.excluded if column.name not in keys}
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh), rows)
