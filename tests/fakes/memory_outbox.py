"""The outbox of the repository in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxEntry, OutboxKind
from tests.fakes.memory_batches import pick, place_of_task
from tests.fakes.memory_tables import Entry, Tables


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are to be claimed."""

    kind: OutboxKind
    host: str
    limit: int
    ahead: int | None


def claim(tables: Tables, which: Wanted, claimer: str, now: datetime, until: datetime) -> list[OutboxEntry]:
    if which.kind is OutboxKind.SEND:
        chosen = pick(tables, which.host, which.limit, now, which.ahead)
    else:
        entries = _of_kind(tables, which.kind)
        free = [entry for entry in entries if entry.is_free(now) and _is_due(tables, entry, now)]
        free.sort(key=lambda entry: (_place(tables, entry), entry.id))
        ours = [*(one for one in free if one.host == which.host), *(one for one in free if one.host is None)]
        chosen = ours[: which.limit]
    tables.write_entries(replace(entry, claimed_until=until, claimed_by=claimer) for entry in chosen)
    return [OutboxEntry(entry.id, which.kind, tables.tasks[entry.task_id]) for entry in chosen]


def _place(tables: Tables, entry: Entry) -> int:
    task = tables.tasks[entry.task_id]
    return place_of_task(tables, task) if entry.kind in UPLOADS else task.place


def _of_kind(tables: Tables, kind: OutboxKind) -> list[Entry]:
    return _of_kinds(tables, [kind])


def _of_kinds(tables: Tables, kinds: Collection[OutboxKind]) -> list[Entry]:
    """Oldest first."""
    return [entry for _, entry in sorted(tables.entries.items()) if entry.kind in kinds]


def _is_due(tables: Tables, entry: Entry, now: datetime) -> bool:
    task = tables.tasks[entry.task_id]
    match entry.kind:
        case OutboxKind.UPLOAD | OutboxKind.UPLOAD_LARGE:
            claimed_until = tables.deleted_audio.get(task.audio_sha256) or now
            return claimed_until <= now and task.audio_sha256 not in _hashes_being_uploaded(tables, now)
        case OutboxKind.SHARE:
            return not _original_goes_on(tables, task)
    return True


def _hashes_being_uploaded(tables: Tables, now: datetime) -> set[str]:
    """The audio that somebody is just uploading."""
    uploads = _of_kinds(tables, UPLOADS)
    return {tables.tasks[entry.task_id].audio_sha256 for entry in uploads if not entry.is_free(now)}


def _original_goes_on(tables: Tables, duplicate: Task) -> bool:
    original = None if duplicate.duplicate_of is None else tables.tasks.get(duplicate.duplicate_of)
    return original is not None and not original.status.terminal and original.options == duplicate.options


def renew(tables: Tables, kind: OutboxKind, ids: Collection[int], claimer: str, until: datetime) -> None:
    ours = [entry for entry in _of_kind(tables, kind) if entry.id in ids and entry.claimed_by == claimer]
    tables.write_entries(replace(entry, claimed_until=until) for entry in ours)


def release(tables: Tables, ids: Collection[int], claimer: str) -> None:
    ours = [entry for entry in tables.entries.values() if entry.id in ids and entry.claimed_by == claimer]
    tables.write_entries(entry.freed() for entry in ours)


def release_of(tables: Tables, kind: OutboxKind, claimers: Collection[str]) -> None:
    theirs = [entry for entry in _of_kind(tables, kind) if entry.claimed_by in claimers]
    tables.write_entries(entry.freed() for entry in theirs)


def complete(tables: Tables, items: Sequence[OutboxEntry], at: datetime) -> None:
    for item in items:
        if item.kind in UPLOADS:  # also where the task was cancelled meanwhile
            tables.deleted_audio.pop(item.task.audio_sha256, None)
    by_kind = {kind: {item.id for item in items if item.kind is kind} for kind in OutboxKind}
    _uploaded(tables, set().union(*(by_kind[kind] for kind in UPLOADS)))
    _sent(tables, by_kind[OutboxKind.SEND], at)
    tables.drop_entries(entry for entry in _of_kind(tables, OutboxKind.CLEANUP) if entry.id in by_kind[entry.kind])


def _uploaded(tables: Tables, ids: Collection[int]) -> None:
    """The audio is there, for all tasks that have it."""
    stored = {tables.tasks[tables.entries[id_].task_id].audio_sha256 for id_ in ids if id_ in tables.entries}
    for entry in _of_kinds(tables, UPLOADS):
        task = tables.tasks[entry.task_id]
        if task.audio_sha256 in stored:
            following = OutboxKind.SEND if task.duplicate_of is None else OutboxKind.SHARE
            tables.write_entries([replace(entry.freed(), kind=following, host=None)])


def _sent(tables: Tables, ids: Collection[int], at: datetime) -> None:
    done = [entry for entry in _of_kind(tables, OutboxKind.SEND) if entry.id in ids]
    tables.drop_entries(done)
    for entry in done:
        tables.write_task(replace(tables.tasks[entry.task_id], queued_at=at))


def count(tables: Tables, kind: OutboxKind) -> int:
    return len(_of_kind(tables, kind))
