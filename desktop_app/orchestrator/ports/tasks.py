"""What the orchestrator needs of the outside world."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from desktop_app.domain.batch import NewBatch
from desktop_app.domain.task import Attempt, NewTask, Task, TaskStatus, TranscriptRecord
from desktop_app.domain.worker import WorkerSummary
from desktop_app.domain.workload import Throughput, Waiting
from desktop_app.orchestrator.ports.batches import BatchRepository
from desktop_app.orchestrator.ports.lists import Cause, Changes, Cursor, ListHead, Sort, TaskFilter
from desktop_app.orchestrator.ports.retention import RetentionRepository, RetentionUnit
from desktop_app.orchestrator.ports.revisions import HasRevisions, RevisionUnit
from desktop_app.orchestrator.ports.search import HasSearch
from desktop_app.orchestrator.ports.watching import WatchedFolders
from worker_agent.contract.condition import Condition


class OutboxKind(StrEnum):
    """What an outbox row asks for."""

    UPLOAD = "upload"  #: the audio into the store, by the host that has the file
    UPLOAD_LARGE = "upload large"  #: the same, of a file for which the others need not wait
    SHARE = "share"  #: the result of the task of which this one is a duplicate, once there is one, by anyone
    SEND = "send"  #: the message onto the task queue, by anyone
    CLEANUP = "tidy"  #: what the task no longer needs out of the store, by anyone

    @classmethod
    def to_upload(cls, audio_bytes: int) -> OutboxKind:
        """For a file of so many bytes."""
        return cls.UPLOAD if audio_bytes <= SMALL else cls.UPLOAD_LARGE


SMALL = 16 * 1024 * 1024  # bytes, up to which a file need not wait for larger ones
UPLOADS = (OutboxKind.UPLOAD, OutboxKind.UPLOAD_LARGE)


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """An entry that was written in the same transaction as the task it is about."""

    id: int
    kind: OutboxKind
    task: Task


class UnitOfWork(RetentionUnit, RevisionUnit, Protocol):
    """One transaction that changes tasks. The caller sees all of it happen, or none."""

    def add_tasks(self, new: Sequence[NewTask], at: datetime) -> list[Task]:
        """Insert as Pending, each with an outbox row (of UPLOADS) for its host."""

    def add_batch(self, new: NewBatch, at: datetime) -> int:
        """Insert it, but where it is the one of a folder's day and there already; returns its id. It can't be done
        before `let_grow` says so."""

    def let_grow(self, batch_id: int, until: datetime | None) -> None:
        """More tasks may come to it until then; None: no more come. One that was done is no longer."""

    def reopen_batches(self, ids: Collection[int]) -> None:
        """Tasks of theirs are to be done anew: what is to happen when they are done happens again."""

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        """The tasks with that content, whatever their options and status; none appears before the transaction ends."""

    def lock_tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        """The tasks there are among `uids`, locked until the end of the transaction."""

    def lock_tasks_by_id(self, ids: Collection[int]) -> dict[int, Task]:
        """The tasks there are among `ids`, locked until the end of the transaction."""

    def lock_overdue_tasks(self, now: datetime, limit: int) -> list[Task]:
        """Tasks In progress whose lease has passed; skips those that another orchestrator has locked."""

    def lock_waiting_tasks(self, queued_before: datetime, limit: int) -> list[Task]:
        """Pending tasks whose message was sent before that, and is not to be sent again yet; skips locked ones."""

    def save_tasks(self, tasks: Sequence[Task]) -> None:
        """Write all fields back, under a new revision."""

    def attempts_by_uid(self, uids: Collection[str]) -> dict[str, Attempt]: ...

    def save_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Insert, or write back, by uid."""

    def save_transcripts(self, transcripts: Sequence[TranscriptRecord]) -> None:
        """Insert, or replace what the task had; where a person has edited that, its text stays."""

    def enqueue(self, task_ids: Sequence[int], kind: OutboxKind, host: str | None) -> None:
        """Write outbox rows, each in place of the task's one for the same stage, claimed or not. `host`: the only one
        that can do it, None: anyone."""

    def move_uploads(self, task_ids: Sequence[int], host: str) -> None:
        """What is still to be uploaded of these tasks may come from this host: it has the same files."""

    def discard_entries(self, task_ids: Sequence[int]) -> set[int]:
        """Take back whatever the outbox holds for these tasks; returns those whose message was surely never sent."""

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        """Delete the tasks with all that belongs to them, and batches that then have none; watchers of the change feed
        learn of it."""


class TaskRepository(HasRevisions, HasSearch, Protocol):
    """The tasks in the database. Every method raises DatabaseUnavailable; all may be called from any thread."""

    def check(self) -> Condition:
        """Look whether the database is there and answers; makes, upgrades and changes nothing."""

    def close(self) -> None:
        """Let go of all connections; the next use connects anew."""

    @property
    def watched_folders(self) -> WatchedFolders:
        """Those in the same database."""

    @property
    def gives_hints(self) -> bool:
        """Whether subscribers are told at present."""

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back, on a thread of its own, soon after something has changed, whoever changed it; returns what ends
        that. A hint may be needless, late or missing: whoever gets it polls all the same."""

    @property
    def batches(self) -> BatchRepository:
        """What is kept of batches."""

    @property
    def retention(self) -> RetentionRepository:
        """What is older than it is to be kept."""

    def leads(self, *, as_service: bool) -> bool:
        """Whether it is for this process to do what one of those at the database can do as well as all: a service comes
        before any window. May be asked often. True where that can't be told: several at once do no harm."""

    def unit_of_work(self) -> AbstractContextManager[UnitOfWork]:
        """Commits on leaving, rolls back on an exception."""

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
        """Take the first entries for this host or for anyone; others see them again `until` then, should we crash.

        No upload of audio that somebody is just uploading for another task, no SHARE of an original's result that is
        still to come, no SEND of a task that is paused. SEND goes by turns (domain/fairness.py).
        `ahead`: SEND no more than the queue then holds.
        """

    def renew_claims(self, kind: OutboxKind, items: Sequence[OutboxEntry], until: datetime) -> None:
        """What this process has claimed and still has is its own `until` then."""

    def complete_entries(self, items: Sequence[OutboxEntry], at: datetime) -> None:
        """An upload turns into SEND, or SHARE for a duplicate, by anyone, for all tasks with the same audio; SEND goes
        away and sets the task's `queued_at`; CLEANUP goes away.

        An entry that was written in place of a claimed one stays.
        """

    def release_entries(self, items: Sequence[OutboxEntry]) -> None:
        """Let others have what this process has claimed and could not carry out."""

    def release_claims_of(self, kind: OutboxKind, claimers: Collection[str]) -> None:
        """Let others have what these processes have claimed: they are dead."""

    def find_claimable_kinds(self, host: str, now: datetime) -> set[OutboxKind]:
        """The kinds of which an entry for this host or for anyone is free; what it waits for may be still to come."""

    def count_outbox_entries(self, kind: OutboxKind) -> int: ...

    # reading
    def latest_cursor(self) -> Cursor:
        """For the changes from now on."""

    def changes_since(self, cursor: Cursor, limit: int = 1000) -> Changes:
        """Each change at least once, as the task is by now; the oldest first, `limit` at most."""

    def has_overdue_tasks(self, now: datetime) -> bool:
        """Whether the lease of a task In progress has passed."""

    def find_ids(
        self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True, limit: int | None = None
    ) -> Sequence[int]:
        """The ids of a list in its order, compactly (an `array('q')`): a million are 8 MB. `limit`: the first ones
        alone, for which a long list takes no longer; None: all."""

    def head(self, which: TaskFilter, sort: Sort, *, descending: bool, limit: int, tasks: int) -> ListHead:
        """The first ids of a list, `limit` of them, and so many of its tasks, for the price of one question."""

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        """The tasks there are among `ids` (any number: asked for in chunks)."""

    def tasks_by_uid(self, uids: Collection[str]) -> dict[str, Task]:
        """The tasks there are among `uids`."""

    def counts(self) -> Mapping[TaskStatus, int]:
        """How many tasks have each status; every status is there."""

    def find_by_audio_hash(self, sha256s: Collection[str]) -> list[Task]:
        """The tasks with that content, whatever their options and status."""

    def find_causes(self, limit: int = 200) -> list[Cause]:
        """The commonest first."""

    def attempts(self, task_id: int) -> list[Attempt]:
        """Oldest first."""

    def workers(self, since: datetime) -> list[WorkerSummary]:
        """The workers with an attempt that runs or that ended after `since`, by name."""

    def waiting(self) -> Waiting:
        """How much is Pending."""

    def throughput(self, since: datetime, span: int) -> list[Throughput]:
        """What each worker completed after `since`, in spans of so many seconds; the oldest first, those without any
        left out."""

    def transcript(self, task_id: int) -> TranscriptRecord | None: ...

    def transcripts(self, task_ids: Collection[int]) -> dict[int, TranscriptRecord]: ...


@dataclass(frozen=True, slots=True)
class Probe:
    """What a file's header says."""

    duration_seconds: float | None  #: None: it does not say


class AudioProber(Protocol):
    """Looks into a file without decoding it."""

    def probe(self, path: Path) -> Probe:
        """Raises NotAudio, or OSError where the file can't be read."""
