"""In which order transactions lock: whoever keeps to it never waits for somebody who waits for him.

First the feed of the task queue; then the tasks, by their ids; then the recordings, by their hashes, and what is known
of their deletion, likewise; then the batches, by their ids; then the entries of the outbox, by their ids.
SQLite needs none of it: a transaction that writes has the whole file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Connection, Row, Select, bindparam, func, select

from desktop_app.adapters.database.engine import POSTGRESQL
from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import batches, outbox, tasks

MANY = 1000  # recordings: for more, all of them are locked at once, as the server has room for few thousand locks
ALL = 0x45415253484F55  # names the lock of all recordings among PostgreSQL's advisory locks
FEED = 0x45415253484F56  # likewise that of the feed


def lock_tasks(connection: Connection, ids: Collection[int]) -> list[Row[Any]]:
    """Those there are, until the end of the transaction."""
    statement = select(tasks).order_by(tasks.c.id).with_for_update()
    return [row for chunk in chunks(sorted(ids)) for row in connection.execute(statement.where(tasks.c.id.in_(chunk)))]


def lock_feed(connection: Connection) -> None:
    """Until the end of the transaction nobody else decides what goes onto the task queue."""
    if connection.dialect.name == POSTGRESQL:
        connection.execute(select(func.pg_advisory_xact_lock(FEED)))


def lock_batches(connection: Connection, ids: Collection[int]) -> None:
    """Those there are, until the end of the transaction."""
    for chunk in chunks(sorted(ids)):
        connection.execute(select(batches.c.id).where(batches.c.id.in_(chunk)).order_by(batches.c.id).with_for_update())


def lock_batches_of(connection: Connection, task_ids: Collection[int]) -> None:
    """Likewise, those of these tasks."""
    theirs = select(tasks.c.batch_id).where(tasks.c.batch_id.is_not(None)).distinct()
    found = [connection.scalars(theirs.where(tasks.c.id.in_(chunk))).all() for chunk in chunks(task_ids)]
    lock_batches(connection, {id_ for ids in found for id_ in ids if id_ is not None})


def lock_recordings(connection: Connection, sha256s: Collection[str]) -> None:
    """Until the end of the transaction, no other one that locks them adds a task of these recordings."""
    if connection.dialect.name != POSTGRESQL or not sha256s:
        return
    many = len(sha256s) > MANY
    lock_all = func.pg_advisory_xact_lock if many else func.pg_advisory_xact_lock_shared
    connection.execute(select(lock_all(ALL)))
    if not many:
        names = sorted({_name_of(sha256) for sha256 in sha256s})
        name = func.unnest(bindparam("names", names, ARRAY(BigInteger))).column_valued("name")  # keeps their order
        connection.execute(select(func.pg_advisory_xact_lock(name)))


def entries_of(
    connection: Connection, task_ids: Collection[int], *which: ColumnElement[bool]
) -> Iterator[ColumnElement[bool]]:
    """Conditions for statements that change these tasks' entries, and lock them in their order."""
    ids = [
        id_
        for chunk in chunks(task_ids)
        for id_ in connection.scalars(select(outbox.c.id).where(outbox.c.task_id.in_(chunk), *which))
    ]
    return entries_with(ids, *which)


def entries_with(ids: Collection[int], *which: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Likewise, of the entries with these ids."""
    for chunk in chunks(sorted(ids)):
        yield outbox.c.id.in_(in_order(outbox.c.id.in_(chunk), *which))


def in_order(*which: ColumnElement[bool]) -> Select[tuple[int]]:
    """The ids of the entries, which are locked one after the other."""
    return select(outbox.c.id).where(*which).order_by(outbox.c.id).with_for_update()


def _name_of(sha256: str) -> int:
    """What PostgreSQL takes for the name of a lock."""
    return int.from_bytes(hashlib.blake2b(sha256.encode(), digest_size=8).digest(), signed=True)
