"""A TaskRepository in memory: for one process, and held to the contract of the real ones."""

from __future__ import annotations

import uuid
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf

from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus, TranscriptRecord
from desktop_app.domain.worker import WorkerSummary
from desktop_app.domain.workload import Throughput, Waiting
from desktop_app.orchestrator.ports.lists import PROBLEMS, Cause, Changes, Cursor, ListHead, Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxEntry, OutboxKind
from tests.fakes import memory_outbox as outbox
from tests.fakes.memory_batches import MemoryBatches
from tests.fakes.memory_named_texts import MemoryNamedTexts
from tests.fakes.memory_outbox import Wanted
from tests.fakes.memory_retention import MemoryRetention
from tests.fakes.memory_revisions import MemoryRevisions
from tests.fakes.memory_tables import Database, Tables, as_stored, searchable
from tests.fakes.memory_transcript_index import MemoryTranscriptIndex
from tests.fakes.memory_unit_of_work import MemoryUnitOfWork
from tests.fakes.memory_watched_folders import MemoryWatchedFolders
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.error_kinds import ErrorKind


@dataclass(frozen=True, slots=True)
class MemoryCursor(Cursor):
    """The number of a change, and the id of a task."""

    seen: tuple[int, int]
    end: tuple[int, int] | None = None  #: of the round of which `seen` is a part


class MemoryRepository:
    """Implements TaskRepository. Each read is of one moment, and sees what has been committed by then."""

    def __init__(self, tasks: Sequence[Task] = (), *, claimer: str | None = None, of: Database | None = None) -> None:
        """`tasks`: what is there from the beginning; `claimer`: as of the real one.

        `of`: what this one shares with others, as several processes share a database; None: one of its own.
        """
        self.database = of or Database()
        self._claimer = claimer or uuid.uuid4().hex
        self.batches = MemoryBatches(self.database)
        self.retention = MemoryRetention(self.database)
        self.transcript_index = MemoryTranscriptIndex(self.database)
        self.revisions = MemoryRevisions(self.database)
        self.saved_searches = MemoryNamedTexts(self.database, "saved_searches")
        self.vocabulary_lists = MemoryNamedTexts(self.database, "vocabulary_lists")
        self.put(*tasks)

    def put(self, *records: Task | Attempt) -> None:
        """For tests: let these be there, just as they are; no outbox entry comes with them."""
        with self.database.change() as tables:
            for record in records:
                if isinstance(record, Task):
                    tables.write_task(record)
                else:
                    tables.attempts[record.uid] = as_stored(record)

    def check(self) -> Condition:
        return Condition(Readiness.READY, "The database in memory can be used.")

    def close(self) -> None:
        """Nothing is open."""

    @property
    def watched_folders(self) -> MemoryWatchedFolders:
        return MemoryWatchedFolders(self.database)

    gives_hints = True

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self.database.callbacks.append(callback)
        return lambda: callback in self.database.callbacks and self.database.callbacks.remove(callback)

    def leads(self, *, as_service: bool) -> bool:
        return True

    @contextmanager
    def unit_of_work(self) -> Iterator[MemoryUnitOfWork]:
        with self.database.change() as tables:
            yield MemoryUnitOfWork(tables)

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
        with self.database.change() as tables:
            which = Wanted(kind, host, limit, ahead)
            return outbox.claim(tables, which, self._claimer, now, until)

    def renew_claims(self, kind: OutboxKind, items: Sequence[OutboxEntry], until: datetime) -> None:
        with self.database.change() as tables:
            outbox.renew(tables, kind, {item.id for item in items}, self._claimer, until)

    def complete_entries(self, items: Sequence[OutboxEntry], at: datetime) -> None:
        with self.database.change() as tables:
            outbox.complete(tables, items, at)

    def release_entries(self, items: Sequence[OutboxEntry]) -> None:
        with self.database.change() as tables:
            outbox.release(tables, {item.id for item in items}, self._claimer)

    def release_claims_of(self, kind: OutboxKind, claimers: Collection[str]) -> None:
        with self.database.change() as tables:
            outbox.release_of(tables, kind, claimers)

    def find_claimable_kinds(self, host: str, now: datetime) -> set[OutboxKind]:
        entries = self._now.entries.values()
        return {entry.kind for entry in entries if entry.host in (host, None) and entry.is_free(now)}

    def count_outbox_entries(self, kind: OutboxKind) -> int:
        return outbox.count(self._now, kind)

    # reading
    def latest_cursor(self) -> MemoryCursor:
        return MemoryCursor((self._now.change + 1, 0))

    def changes_since(self, cursor: Cursor, limit: int = 1000) -> Changes:
        assert isinstance(cursor, MemoryCursor)
        tables = self._now  # once: others write meanwhile
        if cursor.seen < (tables.forgotten, inf):
            return Changes(self.latest_cursor(), (), (), complete=True, restarted=True)
        end = cursor.end or (tables.change + 1, 0)
        events = sorted((number, id_) for id_, number in [*tables.changed_in.items(), *tables.removed_in.items()])
        unseen = [event for event in events if cursor.seen < event < end]
        told, complete = [id_ for _, id_ in unseen[:limit]], len(unseen) <= limit
        return Changes(
            cursor=MemoryCursor(end) if complete else MemoryCursor(unseen[limit - 1], end),
            tasks=tuple(tables.tasks[id_] for id_ in told if id_ in tables.tasks),
            removed=tuple(id_ for id_ in told if id_ in tables.removed_in),
            complete=complete,
        )

    def has_overdue_tasks(self, now: datetime) -> bool:
        return any(task.lease_until is not None and task.lease_until < now for task in self._now.tasks.values())

    def find_ids(
        self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True, limit: int | None = None
    ) -> Sequence[int]:
        found = [task for task in self._now.tasks.values() if _matches(task, which)]
        found.sort(key=lambda task: _rank(task, sort), reverse=descending)
        return array("q", [task.id for task in found[:limit]])

    def head(self, which: TaskFilter, sort: Sort, *, descending: bool, limit: int, tasks: int) -> ListHead:
        ids = self.find_ids(which, sort, descending=descending, limit=limit)
        return ids, self.tasks(ids[:tasks])

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        tasks = self._now.tasks
        return {id_: tasks[id_] for id_ in ids if id_ in tasks}

    def tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        return {task.uid: task for task in self._now.tasks.values() if task.uid in uids}

    def counts(self) -> Mapping[TaskStatus, int]:
        statuses = [task.status for task in self._now.tasks.values()]
        return {status: statuses.count(status) for status in TaskStatus}

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        return MemoryUnitOfWork(self._now).find_by_audio_hash(sha256s)

    def find_causes(self, limit: int = 200) -> list[Cause]:
        by_error = defaultdict(list)
        for task in self._now.tasks.values():
            if task.error and _matches(task, PROBLEMS):
                by_error[task.error.kind, task.error.message].append(task.status)
        retryable = {TaskStatus.FAILED, TaskStatus.PENDING}
        causes = [
            Cause(*error, len(statuses), sum(status in retryable for status in statuses))
            for error, statuses in sorted(by_error.items())
        ]
        return sorted(causes, key=lambda cause: -cause.tasks)[:limit]

    def attempts(self, task_id: int) -> list[Attempt]:
        mine = [attempt for attempt in self._now.attempts.values() if attempt.task_id == task_id]
        return sorted(mine, key=lambda one: (one.generation, one.number, one.started_at, one.uid))

    def workers(self, since: datetime) -> list[WorkerSummary]:
        tables, heard = self._now, defaultdict(list)
        for attempt in tables.attempts.values():
            if (attempt.ended_at or attempt.lease_until or since) > since:
                heard[attempt.worker].append(attempt)
        return [_summary(tables, name, heard[name]) for name in sorted(heard)]

    def waiting(self) -> Waiting:
        pending = [task for task in self._now.tasks.values() if task.status is TaskStatus.PENDING]
        known = [task.duration_seconds for task in pending if task.duration_seconds is not None]
        return Waiting(len(pending), len(known), sum(known))

    def throughput(self, since: datetime, span: int) -> list[Throughput]:
        tables, done = self._now, defaultdict(float)
        for attempt in tables.attempts.values():
            length = tables.tasks[attempt.task_id].duration_seconds
            if attempt.outcome is Outcome.COMPLETED and attempt.ended_at and attempt.ended_at > since and length:
                done[int(attempt.ended_at.timestamp()) // span, attempt.worker] += length
        return [
            Throughput(datetime.fromtimestamp(number * span, UTC), worker, audio)
            for (number, worker), audio in sorted(done.items())
        ]

    def transcript(self, task_id: int) -> TranscriptRecord | None:
        return self._now.transcripts.get(task_id)

    def transcripts(self, task_ids: Collection[int]) -> dict[int, TranscriptRecord]:
        transcripts = self._now.transcripts
        return {id_: transcripts[id_] for id_ in task_ids if id_ in transcripts}

    @property
    def _now(self) -> Tables:
        return self.database.committed


def _summary(tables: Tables, name: str, attempts: Sequence[Attempt]) -> WorkerSummary:
    tasks = [task for _, task in sorted(tables.tasks.items()) if task.worker == name]
    running = tuple(task for task in tasks if task.status is TaskStatus.IN_PROGRESS)
    started = [(task.started_at, task.speed) for task in tasks if task.started_at and task.speed is not None]
    spoke = [attempt.ended_at or attempt.started_at for attempt in attempts]
    return WorkerSummary(
        name=name,
        running=running,
        completed=sum(attempt.outcome is Outcome.COMPLETED for attempt in attempts),
        lost=sum(attempt.outcome is Outcome.LOST for attempt in attempts),
        speed=max(started)[1] if started else None,
        last_heard=max([*spoke, *(task.heard_at for task in running if task.heard_at)]),
        lost_at=max((one.ended_at for one in attempts if one.outcome is Outcome.LOST and one.ended_at), default=None),
        last_words=_last_words(attempts),
    )


def _last_words(attempts: Sequence[Attempt]) -> str | None:
    """Of those that ended at once, the one with the lowest uid."""
    by_uid = sorted(attempts, key=lambda one: one.uid)
    spoken = [one for one in by_uid if one.ended_at and one.error and one.error.kind != ErrorKind.WORKER_LOST]
    last = max(spoken, key=lambda one: (one.ended_at, one.number), default=None)
    return last.error.message if last and last.error else None


def _matches(task: Task, which: TaskFilter) -> bool:
    return which.matches_but_for_search(task) and searchable(which.search) in searchable(task.file_name)


def _rank(task: Task, sort: Sort) -> tuple[object, ...]:
    """What is unknown comes before everything else; the id decides between equals."""
    match sort:
        case Sort.FILE:
            return searchable(task.file_name), task.id
        case Sort.WHY:
            return task.error is None, task.error and task.error.message[:200], task.id
        case Sort.TIME_LEFT:
            return time_left(task), task.id
        case Sort.NEXT_DELIVERY:
            return *next_delivery(task), task.id
    value = getattr(task, sort.value)
    return value is not None, value, task.id


def time_left(task: Task) -> float:
    if task.status is not TaskStatus.IN_PROGRESS or not task.speed or task.duration_seconds is None:
        return inf
    return task.duration_seconds * (1 - task.progress) / task.speed


def next_delivery(task: Task) -> tuple[int, bool, datetime | None]:
    stage = {TaskStatus.PENDING: 0, TaskStatus.IN_PROGRESS: 1}.get(task.status, 2)
    moment = (task.visible_at, task.lease_until, None)[stage]
    return stage, moment is not None, moment
