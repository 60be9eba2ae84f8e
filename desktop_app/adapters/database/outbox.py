"""The outbox: entries written in one transaction with their task, claimed and worked on by some process later."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, delete, func, or_, select, update

from desktop_app.adapters.database import deleted_audio, feed
from desktop_app.adapters.database.locks import entries_with, in_order, lock_tasks
from desktop_app.adapters.database.queries import IS_UPLOAD, chunks, read_tasks
from desktop_app.adapters.database.schema import ANYONE, outbox, tasks
from desktop_app.adapters.database.transactions import written
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxEntry, OutboxKind

Claim = Row[Any]  #: with id and task_id
FREE = {"claimed_until": None, "claimed_by": None}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are to be claimed; see TaskRepository.claim_entries."""

    kind: OutboxKind
    host: str
    limit: int
    ahead: int | None = None


def claim(connection: Connection, which: Wanted, claimer: str, now: datetime, until: datetime) -> list[OutboxEntry]:
    """The claim is a time in the row, not a lock: no transaction stays open while the network is used."""
    if which.kind is OutboxKind.SEND:
        rows = feed.pick(connection, which.host, which.limit, now, which.ahead)
    else:
        rows = _first(connection, _free(connection, which.kind, now), which.host, which.limit)
    if not rows:
        return []
    claimed = update(outbox).where(outbox.c.id.in_([row.id for row in rows]))
    connection.execute(claimed.values(claimed_until=until, claimed_by=claimer))
    found = read_tasks(connection, [row.task_id for row in rows])
    return [OutboxEntry(row.id, which.kind, found[row.task_id]) for row in rows]


def find_claimable_kinds(connection: Connection, host: str, now: datetime) -> set[OutboxKind]:
    """Those of which an entry is free; it may wait for something else still."""
    free = select(outbox.c.id).where(outbox.c.host.in_([host, ANYONE]), _is_free(now))
    kinds = list(OutboxKind)
    found = connection.execute(select(*(free.where(outbox.c.stage == kind.value).exists() for kind in kinds))).one()
    return {kind for kind, is_there in zip(kinds, found, strict=True) if is_there}


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)


def _free(connection: Connection, kind: OutboxKind, now: datetime) -> Select[tuple[int, int]]:
    statement = select(outbox.c.id, outbox.c.task_id).where(outbox.c.stage == kind.value, _is_free(now))
    if kind in UPLOADS:
        statement = statement.join(tasks).where(tasks.c.audio_sha256.not_in(_hashes_being_uploaded(connection, now)))
        statement = statement.where(~deleted_audio.is_being_deleted(tasks.c.audio_sha256, now))
    if kind is OutboxKind.SHARE:
        statement = statement.join(tasks).where(~_original_goes_on())
    return statement


def _hashes_being_uploaded(connection: Connection, now: datetime) -> Sequence[str]:
    """What is being uploaded for one task is soon there for all that have the same audio."""
    statement = select(tasks.c.audio_sha256).join(outbox)
    claimed = statement.where(IS_UPLOAD, outbox.c.claimed_until > now)
    return connection.scalars(claimed).all()


def _original_goes_on() -> ColumnElement[bool]:
    """Whether the original is still to do, or doing, what its duplicate waits for."""
    originals = tasks.alias("originals")
    going_on = originals.c.status.in_([status.value for status in TaskStatus if not status.terminal])
    same = (originals.c.id == tasks.c.duplicate_of, originals.c.options == tasks.c.options)
    return select(originals.c.id).where(*same, going_on).correlate(tasks).exists()


def _first(connection: Connection, free: Select[tuple[int, int]], host: str, limit: int) -> list[Claim]:
    rows = _oldest(connection, free, host, limit)
    return rows if len(rows) == limit else rows + _oldest(connection, free, ANYONE, limit - len(rows))


def _oldest(connection: Connection, free: Select[tuple[int, int]], host: str, limit: int) -> list[Claim]:
    """One host at a time: so the index hands the entries out by place and age, and a million cost no more than
    ten."""
    oldest = free.where(outbox.c.host == host).order_by(outbox.c.place, outbox.c.id).limit(limit)
    return list(connection.execute(oldest.with_for_update(of=outbox, skip_locked=True)))


def renew(connection: Connection, kind: OutboxKind, ids: Sequence[int], claimer: str, until: datetime) -> None:
    """Claims that have gone to somebody else meanwhile stay theirs."""
    ours = select(outbox.c.id).where(outbox.c.stage == kind.value, outbox.c.claimed_by == claimer)
    for chunk in chunks(ids):
        _change(connection, ours.where(outbox.c.id.in_(chunk)), claimed_until=until)


def release_of(connection: Connection, kind: OutboxKind, claimers: Collection[str]) -> None:
    """Nobody has the claims of these processes any more."""
    claimed = select(outbox.c.id).where(outbox.c.stage == kind.value, outbox.c.claimed_until.is_not(None))
    for chunk in chunks(sorted(claimers)):
        _change(connection, claimed.where(outbox.c.claimed_by.in_(chunk)), **FREE)


def _change(connection: Connection, which: Select[tuple[int]], **values: object) -> None:
    """Passing by what others just change: two who each wait for the other's rows would end in a deadlock."""
    rows = which.with_for_update(skip_locked=True)
    connection.execute(update(outbox).where(outbox.c.id.in_(rows)).values(values))


def uploaded(connection: Connection, items: Sequence[OutboxEntry]) -> None:
    """The audio is in the store, for all tasks that have it: now anyone may go on. It is there, too, where the task
    was cancelled meanwhile."""
    deleted_audio.note_stored(connection, {item.task.audio_sha256 for item in items})
    is_duplicate = select(tasks.c.id).where(tasks.c.id == outbox.c.task_id, tasks.c.duplicate_of.is_not(None)).exists()
    following = case((is_duplicate, OutboxKind.SHARE.value), else_=OutboxKind.SEND.value)
    own = select(tasks.c.place).where(tasks.c.id == outbox.c.task_id).scalar_subquery()
    done = update(outbox).where(IS_UPLOAD)
    for chunk in chunks([item.id for item in items]):
        stored = select(tasks.c.audio_sha256).join(outbox).where(outbox.c.id.in_(chunk))
        same = select(tasks.c.id).where(tasks.c.audio_sha256.in_(connection.scalars(stored).all()))
        entries = in_order(IS_UPLOAD, outbox.c.task_id.in_(same))
        connection.execute(done.where(outbox.c.id.in_(entries)).values(stage=following, host=ANYONE, place=own, **FREE))


def sent(connection: Connection, items: Sequence[OutboxEntry], at: datetime) -> None:
    """The messages are on the queue. An entry dropped meanwhile says nothing of the task's present generation."""
    lock_tasks(connection, {item.task.id for item in items})
    done = delete(outbox).where(outbox.c.stage == OutboxKind.SEND.value).returning(outbox.c.task_id)
    for entries in entries_with([item.id for item in items]):
        _note_queued(connection, connection.scalars(done.where(entries)).all(), at)


def cleaned_up(connection: Connection, ids: Sequence[int]) -> None:
    """The store holds no more of these tasks than they need."""
    done = delete(outbox).where(outbox.c.stage == OutboxKind.CLEANUP.value)
    for entries in entries_with(ids):
        connection.execute(done.where(entries))


def release(connection: Connection, ids: Sequence[int], claimer: str) -> None:
    """The claimer has no claim on them any more."""
    for entries in entries_with(ids, outbox.c.claimed_by == claimer):
        connection.execute(update(outbox).where(entries).values(FREE))


def count(connection: Connection, kind: OutboxKind) -> int:
    statement = select(func.count()).select_from(outbox).where(outbox.c.stage == kind.value)
    return connection.scalars(statement).one()


def _note_queued(connection: Connection, task_ids: Sequence[int], at: datetime) -> None:
    for chunk in chunks(task_ids):
        noted = update(tasks).where(tasks.c.id.in_(chunk))
        connection.execute(noted.values(queued_at=at, **written(connection)))
