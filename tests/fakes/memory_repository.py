"""A TaskRepository in memory: what the window asks for is real, what only workers' messages need is left out."""

from __future__ import annotations

import threading
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.task import Attempt, NewTask, Outcome, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports import Changes, OutboxEntry, OutboxKind, Sort, TaskFilter, UnitOfWork, WorkerSummary


class MemoryRepository:
    """Everything under one lock; also its own unit of work, without a rollback."""

    def __init__(self, tasks: Sequence[Task] = (), attempts: Sequence[Attempt] = ()) -> None:
        self._lock = threading.RLock()
        self._tasks: dict[int, Task] = {}
        self._attempts = {attempt.uid: attempt for attempt in attempts}
        self._transcripts: dict[int, TranscriptRecord] = {}
        self._changed_at: dict[int, int] = {}
        self._removed_at: dict[int, int] = {}
        self._revision = 0
        self.save_tasks(tasks)

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        with self._lock:
            yield self

    # writing
    def add_tasks(self, new: Sequence[NewTask], at: datetime) -> list[Task]:
        with self._lock:
            first = max(self._tasks, default=0) + 1
            added = [_task(first + index, each, at) for index, each in enumerate(new)]
            self.save_tasks(added)
            return added

    def lock_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        return {task.uid: task for task in self._tasks.values() if task.uid in uids}

    def lock_by_id(self, ids: Collection[int]) -> dict[int, Task]:
        return self.tasks(ids)

    def lock_overdue(self, now: datetime, limit: int) -> list[Task]:
        late = (task for task in self._tasks.values() if task.lease_until and task.lease_until < now)
        return list(late)[:limit]

    def lock_waiting(self, queued_before: datetime, limit: int) -> list[Task]:
        """Nothing is lost in a test of the window."""
        return []

    def save_tasks(self, tasks: Sequence[Task]) -> None:
        with self._lock:
            for task in tasks:
                self._revision += 1
                self._tasks[task.id] = replace(task, revision=self._revision)
                self._changed_at[task.id] = self._revision

    def attempts_by_uid(self, uids: Collection[str]) -> dict[str, Attempt]:
        return {uid: self._attempts[uid] for uid in uids if uid in self._attempts}

    def save_attempts(self, attempts: Sequence[Attempt]) -> None:
        with self._lock:
            self._attempts.update({attempt.uid: attempt for attempt in attempts})

    def save_transcripts(self, transcripts: Sequence[TranscriptRecord]) -> None:
        with self._lock:
            self._transcripts.update({record.task_id: record for record in transcripts})

    def enqueue(self, task_ids: Sequence[int], kind: OutboxKind, host: str | None) -> None:
        """Nobody sends in a test of the window."""

    def move_uploads(self, task_ids: Sequence[int], host: str) -> None:
        """Nobody uploads in a test of the window."""

    def discard_entries(self, task_ids: Sequence[int]) -> set[int]:
        return set()

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        with self._lock:
            for id_ in task_ids:
                self._revision += 1
                del self._tasks[id_], self._changed_at[id_]
                self._removed_at[id_] = self._revision

    # the outbox
    def claim_entries(
        self, kind: OutboxKind, *, host: str, limit: int, now: datetime, until: datetime, largest: int | None = None
    ) -> list[OutboxEntry]:
        return []

    def renew_claims(self, kind: OutboxKind, items: Sequence[OutboxEntry], until: datetime) -> None:
        """There are none."""

    def complete_entries(self, items: Sequence[OutboxEntry], at: datetime) -> None:
        """There are none."""

    def release_entries(self, items: Sequence[OutboxEntry]) -> None:
        """There are none."""

    def release_claims_of(self, kind: OutboxKind, claimers: Collection[str]) -> None:
        """There are none."""

    def count_entries(self, kind: OutboxKind) -> int:
        return 0

    # reading
    def revision(self) -> int:
        return self._revision

    def changes_since(self, revision: int, limit: int = 1000) -> Changes:
        with self._lock:
            events = [*_after(self._changed_at, revision), *_after(self._removed_at, revision)]
            chosen = sorted(events)[:limit]
            tasks = tuple(self._tasks[id_] for _, id_ in chosen if id_ in self._tasks)
            removed = tuple(id_ for _, id_ in chosen if id_ not in self._tasks)
            latest = chosen[-1][0] if chosen else revision
            return Changes(latest, tasks, removed, len(events) <= limit)

    def find_ids(self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True) -> Sequence[int]:
        with self._lock:
            chosen = [task for task in self._tasks.values() if _matches(task, which)]
        chosen.sort(key=lambda task: (_rank(getattr(task, sort.value)), task.id), reverse=descending)
        return array("q", [task.id for task in chosen])

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        with self._lock:
            return {id_: self._tasks[id_] for id_ in ids if id_ in self._tasks}

    def tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        return self.lock_by_uid(uids)

    def counts(self) -> Mapping[TaskStatus, int]:
        with self._lock:
            counts = dict.fromkeys(TaskStatus, 0)
            for task in self._tasks.values():
                counts[task.status] += 1
            return counts

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        with self._lock:
            return [task for task in self._tasks.values() if task.audio_sha256 in sha256s]

    def attempts(self, task_id: int) -> list[Attempt]:
        with self._lock:
            mine = [attempt for attempt in self._attempts.values() if attempt.task_id == task_id]
        return sorted(mine, key=lambda attempt: attempt.started_at)

    def workers(self, since: datetime) -> list[WorkerSummary]:
        by_worker: dict[str, list[Attempt]] = defaultdict(list)
        with self._lock:
            for attempt in self._attempts.values():
                by_worker[attempt.worker].append(attempt)
            return [self._summary(name, by_worker[name]) for name in sorted(by_worker)]

    def transcript(self, task_id: int) -> TranscriptRecord | None:
        return self._transcripts.get(task_id)

    def transcripts(self, task_ids: Collection[int]) -> dict[int, TranscriptRecord]:
        return {id_: self._transcripts[id_] for id_ in task_ids if id_ in self._transcripts}

    def _summary(self, name: str, attempts: Sequence[Attempt]) -> WorkerSummary:
        held = [task for task in self._tasks.values() if task.worker == name]
        return WorkerSummary(
            name=name,
            running=tuple(task for task in held if task.status is TaskStatus.IN_PROGRESS),
            completed=sum(attempt.outcome is Outcome.COMPLETED for attempt in attempts),
            lost=sum(attempt.outcome is Outcome.LOST for attempt in attempts),
            speed=next((task.speed for task in reversed(held) if task.speed), None),
            last_heard=max(attempt.ended_at or attempt.started_at for attempt in attempts),
        )


def _task(id_: int, new: NewTask, at: datetime) -> Task:
    fields = {name: getattr(new, name) for name in NewTask.__dataclass_fields__}
    return Task(id=id_, submitted_at=at, **fields)


def _after(revisions: Mapping[int, int], revision: int) -> list[tuple[int, int]]:
    return [(at, id_) for id_, at in revisions.items() if at > revision]


def _matches(task: Task, which: TaskFilter) -> bool:
    retried = task.status is TaskStatus.FAILED or task.attempt > 1 or (task.error is not None)
    return (
        (which.status is None or task.status is which.status)
        and which.kind in (None, task.kind)
        and which.search.lower() in task.file_name.lower()
        and (retried or not which.retried)
    )


def _rank(value: object) -> tuple[bool, object]:
    """None before everything else, so that it can be compared."""
    return (value is not None, value or 0) if value is None or isinstance(value, int | float) else (True, value)
