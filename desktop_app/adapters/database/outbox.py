"""The outbox: wishes that were written with their task, claimed and carried out by some process later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, delete, func, or_, select, update

from desktop_app.adapters.database.queries import chunks, read_tasks
from desktop_app.adapters.database.revisions import next_revisions
from desktop_app.adapters.database.schema import ANYONE, outbox, tasks
from desktop_app.orchestrator.ports import OutboxItem, Stage

Claim = Row[tuple[int, int]]  #: id and task_id


def claim(
    connection: Connection, stage: Stage, *, host: str, limit: int, now: datetime, until: datetime
) -> list[OutboxItem]:
    """The claim is a time in the row, not a lock: no transaction stays open while the network is used."""
    rows = _free(connection, stage, host, limit, now)
    if len(rows) < limit:
        rows += _free(connection, stage, ANYONE, limit - len(rows), now)
    if not rows:
        return []
    connection.execute(update(outbox).where(outbox.c.id.in_([row.id for row in rows])).values(claimed_until=until))
    found = read_tasks(connection, [row.task_id for row in rows])
    return [OutboxItem(row.id, stage, found[row.task_id]) for row in rows]


def _free(connection: Connection, stage: Stage, host: str, limit: int, now: datetime) -> list[Claim]:
    """One host at a time: so the index hands the wishes out by age, and a million of them cost no more than ten."""
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    statement = (
        select(outbox.c.id, outbox.c.task_id)
        .where(outbox.c.stage == stage.value, outbox.c.host == host, free)
        .order_by(outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(connection.execute(statement))


def uploaded(connection: Connection, ids: Sequence[int]) -> None:
    """The audio is in the store: now anyone may send the message."""
    done = update(outbox).where(outbox.c.stage == Stage.UPLOAD.value)
    values = {"stage": Stage.SEND.value, "host": ANYONE, "claimed_until": None}
    for chunk in chunks(ids):
        connection.execute(done.where(outbox.c.id.in_(chunk)).values(values))


def sent(connection: Connection, ids: Sequence[int], at: datetime) -> None:
    """The messages are on the queue. A wish dropped meanwhile says nothing of the task's present generation."""
    done = delete(outbox).where(outbox.c.stage == Stage.SEND.value).returning(outbox.c.task_id)
    for chunk in chunks(ids):
        _note_queued(connection, connection.scalars(done.where(outbox.c.id.in_(chunk))).all(), at)


def tidied(connection: Connection, ids: Sequence[int]) -> None:
    """The store holds no more of these tasks than they need."""
    done = delete(outbox).where(outbox.c.stage == Stage.TIDY.value)
    for chunk in chunks(ids):
        connection.execute(done.where(outbox.c.id.in_(chunk)))


def release(connection: Connection, ids: Sequence[int]) -> None:
    """Nobody has a claim on them any more."""
    for chunk in chunks(ids):
        connection.execute(update(outbox).where(outbox.c.id.in_(chunk)).values(claimed_until=None))


def count(connection: Connection, stage: Stage) -> int:
    statement = select(func.count()).select_from(outbox).where(outbox.c.stage == stage.value)
    return connection.scalars(statement).one()


def _note_queued(connection: Connection, task_ids: Sequence[int], at: datetime) -> None:
    if not task_ids:
        return
    revisions = next_revisions(connection, len(task_ids))
    statement = update(tasks).where(tasks.c.id == bindparam("row_id"))
    connection.execute(
        statement.values(queued_at=at, revision=bindparam("new_revision")),
        [{"row_id": id_, "new_revision": revision} for id_, revision in zip(task_ids, revisions, strict=True)],
    )
