"""What is older than it is to be kept, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, or_, select, true, update

from desktop_app.adapters.database import deleted_audio, mapping
from desktop_app.adapters.database.batch_repository import Writing
from desktop_app.adapters.database.batches import waits_to_be_finished
from desktop_app.adapters.database.queries import LIVE, chunks
from desktop_app.adapters.database.schema import batches, forgotten_removals, outbox, removed_tasks, tasks
from desktop_app.adapters.database.schema import deleted_audio as deleted
from desktop_app.adapters.database.transactions import read_snapshot
from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.retention import Place
from worker_agent.contract.kinds import REPORT

Condition = ColumnElement[bool]

_others = tasks.alias("others")


class SqlRetentionRepository:
    """Implements RetentionRepository, over the connections of SqlTaskRepository."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], writing: Writing) -> None:
        self._reading = reading
        self._writing = writing

    def summarize(self, kind: Retained, before: datetime) -> Expired:
        with self._reading() as connection:
            match kind:
                case Retained.AUDIO:
                    return _count_audio(connection, before)
                case Retained.REMOVED_TASKS:
                    return _count_removals(connection, before)
                case _:
                    return _count_tasks(connection, kind, before)

    def find_tasks(self, kind: Retained, before: datetime, after: Place | None, limit: int) -> list[Task]:
        which = [_belongs(kind, before), _is_behind(after)]
        if kind is Retained.FINISHED_TASKS:
            which.append(~exists().where(outbox.c.task_id == tasks.c.id))
        found = select(tasks).where(*which).order_by(tasks.c.finished_at, tasks.c.id).limit(limit)
        with self._reading() as connection:
            return [mapping.task_from(row) for row in connection.execute(found)]

    def find_abandoned_audio(self, now: datetime, limit: int) -> list[str]:
        with self._reading() as connection:
            return deleted_audio.find_abandoned(connection, now, limit)

    def note_audio_deleted(self, sha256s: Collection[str], until: datetime) -> None:
        with self._writing(notify=True) as connection:
            deleted_audio.note_deleted(connection, sha256s, until)

    def find_removed(self, ids: Mapping[str, int]) -> set[str]:
        with self._reading() as connection:
            noted = select(removed_tasks.c.uid)
            found = {
                uid
                for chunk in chunks(list(set(ids.values())))
                for uid in connection.scalars(noted.where(removed_tasks.c.task_id.in_(chunk)))
            }
        return found & set(ids)

    def forget_removals(self, before: datetime, limit: int) -> int:
        with self._reading() as connection:  # mostly there is none, and nobody is to wait for us
            old = select(removed_tasks.c.task_id).where(removed_tasks.c.removed_at < before)
            if connection.scalar(old.limit(1)) is None:
                return 0
        with self._writing() as connection:
            return _forget_removals(connection, before, limit)


def _belongs(kind: Retained, before: datetime) -> Condition:
    """Whether a task has what is asked for, and nothing needs it any more."""
    ended = and_(tasks.c.status.not_in(LIVE), tasks.c.finished_at < before)
    if kind is Retained.AUDIO:
        return and_(ended, tasks.c.kind != REPORT.name, ~_same_is_needed(before), ~_is_deleted())
    free = and_(ended, ~_same_goes_on(), ~_batch_waits())
    if kind is Retained.FINISHED_TASKS:
        return and_(free, or_(tasks.c.edited_at.is_(None), tasks.c.edited_at < before))
    has_result = or_(tasks.c.transcript_key.is_not(None), tasks.c.artifacts.is_not(None))
    return and_(free, has_result, tasks.c.edited_at.is_(None))


def _same_goes_on() -> Condition:
    """Whether a task with the same recording has not ended."""
    return exists().where(_others.c.audio_sha256 == tasks.c.audio_sha256, _others.c.status.in_(LIVE))


def _same_is_needed(before: datetime) -> Condition:
    """Whether a task with the same recording has not ended before that."""
    later = or_(_others.c.status.in_(LIVE), _others.c.finished_at.is_(None), _others.c.finished_at >= before)
    return exists().where(_others.c.audio_sha256 == tasks.c.audio_sha256, later)


def _is_deleted() -> Condition:
    return exists().where(deleted.c.sha256 == tasks.c.audio_sha256)


def _batch_waits() -> Condition:
    return exists().where(batches.c.id == tasks.c.batch_id, waits_to_be_finished())


def _is_behind(place: Place | None) -> Condition:
    if place is None:
        return true()
    ended, id_ = place
    first = tasks.c.finished_at >= ended  # tells the index where to begin
    return and_(first, or_(tasks.c.finished_at > ended, tasks.c.id > id_))


def _count_audio(connection: Connection, before: datetime) -> Expired:
    """Each recording once, however many tasks have it."""
    ended, size = func.max(tasks.c.finished_at), func.max(tasks.c.audio_bytes)
    one = select(ended.label("ended"), size.label("size")).where(_belongs(Retained.AUDIO, before))
    each = one.group_by(tasks.c.audio_sha256).subquery()
    oldest = func.min(each.c.ended, type_=tasks.c.finished_at.type)
    count, total, first = connection.execute(
        select(func.count(), func.sum(each.c.size), oldest).select_from(each)
    ).one()
    return Expired(Retained.AUDIO, count, int(total or 0), first)


def _count_tasks(connection: Connection, kind: Retained, before: datetime) -> Expired:
    counted = select(func.count(), func.min(tasks.c.finished_at)).where(_belongs(kind, before))
    count, oldest = connection.execute(counted).one()
    size = _count_audio(connection, before).bytes if kind is Retained.FINISHED_TASKS and count else None
    return Expired(kind, count, size, oldest)


def _count_removals(connection: Connection, before: datetime) -> Expired:
    counted = select(func.count(), func.min(removed_tasks.c.removed_at)).where(removed_tasks.c.removed_at < before)
    count, oldest = connection.execute(counted).one()
    return Expired(Retained.REMOVED_TASKS, count, None, oldest)


def _forget_removals(connection: Connection, before: datetime, limit: int) -> int:
    """None that a transaction of the time may still come before: who reads after that is surely past all of them."""
    _, shown = read_snapshot(connection)
    old = (removed_tasks.c.removed_at < before, removed_tasks.c.changed_in < shown.start)
    found = select(removed_tasks.c.task_id, removed_tasks.c.changed_in).where(*old)
    rows = connection.execute(found.order_by(removed_tasks.c.removed_at, removed_tasks.c.task_id).limit(limit)).all()
    if rows:
        newest = max(row.changed_in for row in rows)
        noted = update(forgotten_removals).where(forgotten_removals.c.changed_in < newest)
        connection.execute(noted.values(changed_in=newest))
        connection.execute(delete(removed_tasks).where(removed_tasks.c.task_id.in_([row.task_id for row in rows])))
    return len(rows)
