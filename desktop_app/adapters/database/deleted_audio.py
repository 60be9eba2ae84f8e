"""The recordings that the store holds no more, or that somebody is about to delete there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, select, update

from desktop_app.adapters.database.queries import LIVE, chunks
from desktop_app.adapters.database.schema import deleted_audio, tasks
from desktop_app.adapters.database.upserts import insert_into


def claim(connection: Connection, sha256s: Collection[str], now: datetime, until: datetime) -> set[str]:
    if not sha256s:
        return set()
    fresh = insert_into(connection, deleted_audio)
    again = fresh.on_conflict_do_update(
        index_elements=["sha256"],
        set_={"claimed_until": fresh.excluded.claimed_until},
        where=deleted_audio.c.claimed_until <= now,
    )
    rows = [{"sha256": sha256, "claimed_until": until} for sha256 in sorted(sha256s)]
    return set(connection.scalars(again.returning(deleted_audio.c.sha256), rows))


def find(connection: Connection, sha256s: Collection[str]) -> set[str]:
    found = select(deleted_audio.c.sha256)
    return {
        sha256
        for chunk in chunks(sha256s)
        for sha256 in connection.scalars(found.where(deleted_audio.c.sha256.in_(chunk)))
    }


def find_abandoned(connection: Connection, now: datetime, limit: int) -> list[str]:
    theirs = (tasks.c.audio_sha256 == deleted_audio.c.sha256, tasks.c.status.in_(LIVE))
    abandoned = select(deleted_audio.c.sha256).where(deleted_audio.c.claimed_until <= now, ~exists().where(*theirs))
    oldest = abandoned.order_by(deleted_audio.c.claimed_until, deleted_audio.c.sha256)
    return list(connection.scalars(oldest.limit(limit)))


def note_deleted(connection: Connection, sha256s: Collection[str], until: datetime) -> None:
    done = update(deleted_audio).values(claimed_until=None)
    for chunk in chunks(sorted(sha256s)):
        connection.execute(done.where(_among(chunk, deleted_audio.c.claimed_until == until)))
        forget_unnamed(connection, chunk)


def forget_unnamed(connection: Connection, sha256s: Collection[str]) -> None:
    """What is gone, and no task names any more, need not be known."""
    named = exists().where(tasks.c.audio_sha256 == deleted_audio.c.sha256)
    for chunk in chunks(sorted(sha256s)):
        connection.execute(delete(deleted_audio).where(_among(chunk, deleted_audio.c.claimed_until.is_(None), ~named)))


def note_stored(connection: Connection, sha256s: Collection[str]) -> None:
    """The store holds it again."""
    for chunk in chunks(sorted(sha256s)):
        connection.execute(delete(deleted_audio).where(_among(chunk)))


def _among(sha256s: Collection[str], *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Those there are of these, locked one after the other."""
    there = select(deleted_audio.c.sha256).where(deleted_audio.c.sha256.in_(sha256s), *which)
    return deleted_audio.c.sha256.in_(there.order_by(deleted_audio.c.sha256).with_for_update())


def is_being_deleted(sha256: ColumnElement[str], now: datetime) -> ColumnElement[bool]:
    """Whether somebody deletes it at the time."""
    return exists().where(deleted_audio.c.sha256 == sha256, deleted_audio.c.claimed_until > now)
