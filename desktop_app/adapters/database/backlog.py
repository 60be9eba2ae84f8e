"""Where what waits is: on the queue, or here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, false, func, insert, or_, select

from desktop_app.adapters.database.feed import SEND, on_queue, read_lanes
from desktop_app.adapters.database.locks import lock_tasks
from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import ANYONE, batches, outbox, paused_kinds, tasks
from desktop_app.domain.batch import ALL_KINDS, Backlog
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.tasks import UPLOADS


def read(connection: Connection) -> Backlog:
    number = select(outbox.c.stage, func.count().label("number")).group_by(outbox.c.stage)
    stages: dict[str, int] = {row.stage: row.number for row in connection.execute(number)}
    kinds = frozenset(connection.scalars(select(paused_kinds.c.kind)))
    waiting = stages.get(SEND, 0)
    return Backlog(
        on_queue=connection.scalars(on_queue(func.count())).one(),
        waiting=waiting,
        paused=waiting if ALL_KINDS in kinds else _count_paused(connection, kinds),
        to_upload=sum(stages.get(kind.value, 0) for kind in UPLOADS),
        paused_kinds=kinds,
    )


def _count_paused(connection: Connection, kinds: Collection[str]) -> int:
    entries = outbox.outerjoin(batches, batches.c.id == outbox.c.batch_id)
    stays = or_(outbox.c.kind.in_(kinds), batches.c.paused != false())
    number = select(func.count()).select_from(entries).where(outbox.c.stage == SEND, stays)
    return connection.scalars(number).one()


def count_less_urgent(connection: Connection, now: datetime, most: int) -> int:
    urgent = min((lane.place for lane in read_lanes(connection)), default=0)
    if urgent >= 0:
        return 0
    visible = or_(tasks.c.visible_at.is_(None), tasks.c.visible_at <= now)
    place = func.coalesce(func.nullif(tasks.c.place, 0), batches.c.place, 0)
    behind = on_queue(tasks.c.id).select_from(tasks.outerjoin(batches, batches.c.id == tasks.c.batch_id))
    some = behind.where(visible, place > urgent).limit(most).subquery()
    return connection.scalars(select(func.count()).select_from(some)).one()


def withdraw(connection: Connection, task_ids: Collection[int]) -> set[int]:
    """An entry of its own for each: from here on, whoever feeds the queue sends it again in its turn."""
    rows = lock_tasks(connection, task_ids)
    waiting = [row for row in rows if row.status == TaskStatus.PENDING.value and row.queued_at and not row.attempt]
    there = _waiting_here(connection, [row.id for row in waiting])
    if fresh := [_entry(row) for row in waiting if row.id not in there]:
        connection.execute(insert(outbox), fresh)
    return {row.id for row in waiting}


def send_first(connection: Connection, *which: ColumnElement[bool]) -> None:
    """What is on the queue among others, untried, is to be sent before them: whoever feeds the queue withdraws all.

    Where that is not allowed, it is there twice; the second delivery finds the task settled.
    """
    withdraw(connection, connection.scalars(on_queue(tasks.c.id).where(*which)).all())


def _waiting_here(connection: Connection, task_ids: Collection[int]) -> set[int]:
    entries = select(outbox.c.task_id).where(outbox.c.stage == SEND)
    return {id_ for chunk in chunks(task_ids) for id_ in connection.scalars(entries.where(outbox.c.task_id.in_(chunk)))}


def _entry(row: Row[Any]) -> dict[str, Any]:
    lane = {"place": row.place, "batch_id": row.batch_id or 0, "kind": row.kind}
    return {"task_id": row.id, "stage": SEND, "host": ANYONE, **lane}
