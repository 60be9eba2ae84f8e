"""The tables of the repository in memory, and what a database makes of the values that it is given."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from desktop_app.domain.batch import Batch, ExportedTranscript, FolderDay, Preset
from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.revision import Revision
from desktop_app.domain.task import Attempt, Task, TranscriptRecord
from desktop_app.domain.watched_folder import KnownFile, WatchedFolder
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxKind
from worker_agent.contract.messages import TaskError

PATIENCE = 10.0  # seconds to wait for another thread's transaction
PATHS = frozenset({"source_path", "path"})  # fields that are kept byte by byte

Record = TypeVar("Record", Task, Attempt, TranscriptRecord, WatchedFolder, Revision)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the outbox."""

    id: int
    task_id: int
    kind: OutboxKind
    host: str | None  #: the only one that can do it; None: anyone
    claimed_until: datetime | None = None
    claimed_by: str | None = None

    def is_free(self, now: datetime) -> bool:
        return self.claimed_until is None or self.claimed_until <= now

    @property
    def was_surely_not_sent(self) -> bool:
        """Whether nobody can have put its task's message on the queue."""
        if self.kind is OutboxKind.SEND:
            return self.claimed_until is None
        return self.kind in (*UPLOADS, OutboxKind.SHARE)

    def freed(self) -> Entry:
        return replace(self, claimed_until=None, claimed_by=None)


@dataclass(slots=True)
class Tables:
    """Everything there is at one moment. What is written into a table takes the place of a row, and changes none."""

    tasks: dict[int, Task] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)  #: by uid
    transcripts: dict[int, TranscriptRecord] = field(default_factory=dict)  #: by the task's id
    revisions: dict[tuple[int, int], tuple[Revision, bytes]] = field(default_factory=dict)  #: by task and number
    entries: dict[int, Entry] = field(default_factory=dict)
    changed_in: dict[int, int] = field(default_factory=dict)  #: numbers of changes, by the tasks' ids
    batches: dict[int, Batch] = field(default_factory=dict)
    growing: dict[int, datetime] = field(default_factory=dict)  #: until when, by the batches' ids
    done_claims: dict[int, datetime] = field(default_factory=dict)  #: likewise, of those about to be done
    paused_kinds: frozenset[str] = frozenset()
    exported: dict[int, ExportedTranscript] = field(default_factory=dict)  #: by the task's id
    presets: dict[str, Preset] = field(default_factory=dict)
    saved_searches: dict[str, str] = field(default_factory=dict)  #: by name
    vocabulary_lists: dict[str, str] = field(default_factory=dict)  #: likewise
    last_batch: int = 0
    folder_days: dict[tuple[str, str, FolderDay] | None, int] = field(default_factory=dict)  #: batches by host and kind
    removed_in: dict[int, int] = field(default_factory=dict)  #: likewise, of the tasks that are gone
    removed_at: dict[int, datetime] = field(default_factory=dict)  #: moments, by the tasks' ids
    removed_uids: dict[int, str] = field(default_factory=dict)  #: likewise
    forgotten: int = 0  #: the latest change of which removals may be missing above
    deleted_audio: dict[str, datetime | None] = field(default_factory=dict)  #: until when claimed, by hash; None: gone
    watched_folders: dict[int, WatchedFolder] = field(default_factory=dict)
    watched_files: dict[tuple[int, str], KnownFile] = field(default_factory=dict)  #: by the folder's id and the path
    exported_audio: dict[str, int] = field(default_factory=dict)  #: sizes by hash
    change: int = 0  #: the number of this one, or of the latest
    last_task: int = 0  #: counters, for the id of what is gone is never given again
    last_entry: int = 0
    last_folder: int = 0

    def copy(self) -> Tables:
        return replace(
            self,
            tasks=dict(self.tasks),
            attempts=dict(self.attempts),
            transcripts=dict(self.transcripts),
            revisions=dict(self.revisions),
            entries=dict(self.entries),
            batches=dict(self.batches),
            growing=dict(self.growing),
            done_claims=dict(self.done_claims),
            folder_days=dict(self.folder_days),
            exported=dict(self.exported),
            presets=dict(self.presets),
            changed_in=dict(self.changed_in),
            removed_in=dict(self.removed_in),
            removed_at=dict(self.removed_at),
            removed_uids=dict(self.removed_uids),
            deleted_audio=dict(self.deleted_audio),
            watched_folders=dict(self.watched_folders),
            watched_files=dict(self.watched_files),
            exported_audio=dict(self.exported_audio),
            change=self.change + 1,
        )

    def write_task(self, task: Task) -> None:
        """Insert or replace, under a new revision."""
        before = self.tasks.get(task.id)
        self.last_task = max(self.last_task, task.id)
        self.tasks[task.id] = as_stored(replace(task, revision=before.revision + 1 if before else 1))
        self.changed_in[task.id] = self.change

    def remove_task(self, task_id: int) -> None:
        """With all that belongs to it."""
        self.removed_in[task_id], self.removed_at[task_id] = self.change, datetime.now(UTC)
        self.removed_uids[task_id] = self.tasks[task_id].uid
        sha256 = self.tasks[task_id].audio_sha256
        del self.tasks[task_id], self.changed_in[task_id]
        self.forget_unnamed_audio(sha256)
        self.transcripts.pop(task_id, None)
        self.exported.pop(task_id, None)
        self.revisions = {key: one for key, one in self.revisions.items() if key[0] != task_id}
        self.attempts = {uid: one for uid, one in self.attempts.items() if one.task_id != task_id}
        self.entries = {id_: entry for id_, entry in self.entries.items() if entry.task_id != task_id}

    def forget_unnamed_audio(self, sha256: str) -> None:
        """What is gone, and no task names any more, need not be known."""
        is_gone = self.deleted_audio.get(sha256, self) is None
        if is_gone and not any(task.audio_sha256 == sha256 for task in self.tasks.values()):
            del self.deleted_audio[sha256]

    def add_entries(self, task_ids: Iterable[int], kind: OutboxKind, host: str | None) -> None:
        for task_id in task_ids:
            self.last_entry += 1
            self.entries[self.last_entry] = Entry(self.last_entry, task_id, kind, host)

    def write_entries(self, entries: Iterable[Entry]) -> None:
        self.entries.update({entry.id: entry for entry in entries})

    def drop_entries(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            del self.entries[entry.id]


class Database:
    """Tables that several repositories share, as processes share a database: one changes them, any number reads."""

    def __init__(self) -> None:
        self.committed = Tables()  #: never changed, only replaced: a reader may keep what it has
        self.callbacks: list[Callable[[], None]] = []  #: called after each change
        self._turn = threading.Lock()

    @contextmanager
    def change(self) -> Iterator[Tables]:
        """Tables of one's own, which all see once the block has ended well; raises DatabaseUnavailable."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise DatabaseUnavailable("The database in memory is held by another transaction. Let that one end first.")
        try:
            draft = self.committed.copy()
            yield draft
            self.committed = draft
        finally:
            self._turn.release()
        for callback in tuple(self.callbacks):
            callback()


def as_stored(record: Record) -> Record:
    """As it comes back: times in UTC, text without what no database takes. Raises ValueError for a time of no zone."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return replace(record, **{name: _stored(value) for name, value in values.items() if name not in PATHS})


def searchable(text: str) -> str:
    """As names are searched and sorted."""
    return plain(unicodedata.normalize("NFC", text.casefold()))


def plain(text: str) -> str:
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\x00")


def _stored(value: Any) -> Any:
    match value:
        case datetime(tzinfo=None):
            raise ValueError(f"{value} says no time zone")
        case datetime():
            return value.astimezone(UTC)
        case TaskError():
            return value.model_copy(update={"kind": plain(value.kind), "message": plain(value.message)})
        case str() if not isinstance(value, StrEnum):
            return plain(value)
    return value
