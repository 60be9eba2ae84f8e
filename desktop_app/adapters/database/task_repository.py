"""The tasks in SQLite or PostgreSQL."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, func

from desktop_app.adapters.database import outbox, queries
from desktop_app.adapters.database.batch_repository import SqlBatchRepository
from desktop_app.adapters.database.change_feed import read_changes, read_cursor
from desktop_app.adapters.database.change_hints import CHANNEL, ChangeHints
from desktop_app.adapters.database.check import check_database
from desktop_app.adapters.database.engine import POSTGRESQL, close_engine, ensure_folder, reading, writing
from desktop_app.adapters.database.error_translation import translate_errors
from desktop_app.adapters.database.fleet import read_throughput, read_waiting
from desktop_app.adapters.database.id_lists import read_ids
from desktop_app.adapters.database.leadership import Leadership
from desktop_app.adapters.database.migrate import migrate, refuse_newer
from desktop_app.adapters.database.named_texts import SqlNamedTexts
from desktop_app.adapters.database.retention import SqlRetentionRepository
from desktop_app.adapters.database.revisions import SqlRevisionRepository
from desktop_app.adapters.database.schema import saved_searches, vocabulary_lists
from desktop_app.adapters.database.transcript_index import SqlTranscriptIndex
from desktop_app.adapters.database.unit_of_work import SqlUnitOfWork
from desktop_app.adapters.database.watched_folders import SqlWatchedFolders
from desktop_app.adapters.database.workers import read_workers
from desktop_app.domain.task import Attempt, Task, TaskStatus, TranscriptRecord
from desktop_app.domain.worker import WorkerSummary
from desktop_app.domain.workload import Throughput, Waiting
from desktop_app.orchestrator.ports.lists import Cause, Changes, Cursor, ListHead, Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxEntry, OutboxKind
from worker_agent.contract.condition import Condition


class SqlTaskRepository:
    """Implements TaskRepository; its threads each work on a connection of their own."""

    def __init__(self, engine: Engine, claimer: str | None = None) -> None:
        """`claimer`: the name under which this process claims entries; None: one of its own."""
        self._engine = engine
        self._claimer = claimer or uuid.uuid4().hex
        self._reader = reading(engine)
        self._writer = writing(engine)
        self._opening = threading.Lock()
        self._opened = False
        self._hints = ChangeHints(engine, self.open)
        self._leadership = Leadership(engine)
        self.batches = SqlBatchRepository(self._reading, self._writing)
        self.retention = SqlRetentionRepository(self._reading, self._writing)
        self.transcript_index = SqlTranscriptIndex(self._reading, self._writing)
        self.revisions = SqlRevisionRepository(self._reading)
        self.saved_searches = SqlNamedTexts(self._reading, self._writing, saved_searches)
        self.vocabulary_lists = SqlNamedTexts(self._reading, self._writing, vocabulary_lists)

    def open(self) -> None:
        """Bring the tables up to date; every use does, until it has worked once."""
        with self._opening:
            if not self._opened:
                with translate_errors(self._engine.url):
                    ensure_folder(self._engine.url)
                    migrate(self._engine)
                self._opened = True

    def check(self) -> Condition:
        return check_database(self._engine)

    def close(self) -> None:
        """Let go of all connections."""
        self._hints.close()
        self._leadership.close()
        close_engine(self._engine)

    @property
    def watched_folders(self) -> SqlWatchedFolders:
        return SqlWatchedFolders(self._reading, self._writing)

    @property
    def gives_hints(self) -> bool:
        return self._hints.live

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        return self._hints.subscribe(callback)

    def leads(self, *, as_service: bool) -> bool:
        return self._leadership.leads(as_service=as_service)

    @contextmanager
    def unit_of_work(self) -> Iterator[SqlUnitOfWork]:
        with self._writing(notify=True) as connection:
            yield SqlUnitOfWork(connection)

    # the outbox
    def claim_entries(
        self,
        kind: OutboxKind,
        *,
        host: str,
        limit: int,
        now: datetime,
        until: datetime,
        ahead: int | None = None,
    ) -> list[OutboxEntry]:
        which = outbox.Wanted(kind, host, limit, ahead)
        with self._writing() as connection:
            return outbox.claim(connection, which, self._claimer, now, until)

    def renew_claims(self, kind: OutboxKind, items: Sequence[OutboxEntry], until: datetime) -> None:
        with self._writing() as connection:
            outbox.renew(connection, kind, [item.id for item in items], self._claimer, until)

    def complete_entries(self, items: Sequence[OutboxEntry], at: datetime) -> None:
        if not items:
            return
        with self._writing(notify=True) as connection:
            outbox.uploaded(connection, [item for item in items if item.kind in UPLOADS])
            outbox.sent(connection, [item for item in items if item.kind is OutboxKind.SEND], at)
            outbox.cleaned_up(connection, [item.id for item in items if item.kind is OutboxKind.CLEANUP])

    def release_entries(self, items: Sequence[OutboxEntry]) -> None:
        if not items:
            return
        with self._writing() as connection:
            outbox.release(connection, [item.id for item in items], self._claimer)

    def release_claims_of(self, kind: OutboxKind, claimers: Collection[str]) -> None:
        with self._writing() as connection:
            outbox.release_of(connection, kind, claimers)

    def find_claimable_kinds(self, host: str, now: datetime) -> set[OutboxKind]:
        with self._reading() as connection:
            return outbox.find_claimable_kinds(connection, host, now)

    def count_outbox_entries(self, kind: OutboxKind) -> int:
        with self._reading() as connection:
            return outbox.count(connection, kind)

    # reading
    def latest_cursor(self) -> Cursor:
        with self._reading() as connection:
            return read_cursor(connection)

    def changes_since(self, cursor: Cursor, limit: int = 1000) -> Changes:
        with self._reading() as connection:
            return read_changes(connection, cursor, limit)

    def has_overdue_tasks(self, now: datetime) -> bool:
        with self._reading() as connection:
            return queries.read_has_overdue(connection, now)

    def find_ids(
        self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True, limit: int | None = None
    ) -> Sequence[int]:
        with self._reading() as connection:
            return read_ids(connection, which, sort, descending=descending, limit=limit)

    def head(self, which: TaskFilter, sort: Sort, *, descending: bool, limit: int, tasks: int) -> ListHead:
        with self._reading() as connection:
            ids = read_ids(connection, which, sort, descending=descending, limit=limit)
            return ids, queries.read_tasks(connection, ids[:tasks])

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        with self._reading() as connection:
            return queries.read_tasks(connection, ids)

    def tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        if not uids:
            return {}
        with self._reading() as connection:
            return queries.read_tasks_by_uid(connection, uids)

    def counts(self) -> Mapping[TaskStatus, int]:
        with self._reading() as connection:
            return queries.read_counts(connection)

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        with self._reading() as connection:
            return queries.read_same_audio(connection, sha256s)

    def find_causes(self, limit: int = 200) -> list[Cause]:
        with self._reading() as connection:
            return queries.read_causes(connection, limit)

    def attempts(self, task_id: int) -> list[Attempt]:
        with self._reading() as connection:
            return queries.read_attempts(connection, task_id)

    def workers(self, since: datetime) -> list[WorkerSummary]:
        with self._reading() as connection:
            return read_workers(connection, since)

    def waiting(self) -> Waiting:
        with self._reading() as connection:
            return read_waiting(connection)

    def throughput(self, since: datetime, span: int) -> list[Throughput]:
        with self._reading() as connection:
            return read_throughput(connection, since, span)

    def transcript(self, task_id: int) -> TranscriptRecord | None:
        return self.transcripts([task_id]).get(task_id)

    def transcripts(self, task_ids: Collection[int]) -> dict[int, TranscriptRecord]:
        with self._reading() as connection:
            return queries.read_transcripts(connection, task_ids)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self.open()
        with translate_errors(self._engine.url), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self, *, notify: bool = False) -> Iterator[Connection]:
        """`notify`: whether others are to hear of it, once it is committed."""
        self.open()
        with translate_errors(self._engine.url), self._writer.begin() as connection:
            notifies = notify and connection.dialect.name == POSTGRESQL  # SQLite's file tells by itself
            refuse_newer(connection, *([func.pg_notify(CHANNEL, "")] if notifies else []))
            yield connection
