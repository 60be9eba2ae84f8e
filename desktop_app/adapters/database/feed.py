"""Which entries go onto the task queue next. However many wait, only the first of each lane are looked at."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from desktop_app.adapters.database.locks import lock_feed
from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import ANYONE, batches, outbox, paused_kinds, tasks
from desktop_app.domain.batch import ALL_KINDS
from desktop_app.domain.batches import in_batches
from desktop_app.domain.fairness import Feed, Lane, Load
from desktop_app.orchestrator.ports.tasks import OutboxKind

SEND = OutboxKind.SEND.value
LANES = 1000  # that take part at once; those of the batches submitted first, behind those that were put first
TOGETHER = 100  # lanes asked for entries by one statement

_OWNER = batches.c.submitted_by
_following = outbox.alias("following")


def pick(connection: Connection, host: str, limit: int, now: datetime, ahead: int | None) -> list[Row[Any]]:
    """Ids and tasks of entries, in the order in which they are to be sent; no other process picks meanwhile."""
    lock_feed(connection)
    feed = Feed(read_lanes(connection), [] if ahead is None else read_loads(connection, now), ahead, limit)
    picked: list[Row[Any]] = []
    while plan := feed.plan():
        wanted = Counter(plan)
        seen = [row.id for row in picked]
        found = _first_of(connection, wanted, host, now, seen)
        for lane, rows in found.items():
            feed.take(lane, len(rows), exhausted=len(rows) < wanted[lane])
        picked += [found[lane].popleft() for lane in plan if found[lane]]
    return picked


def read_lanes(connection: Connection) -> list[Lane]:
    """Those in which something waits that is not paused."""
    paused = connection.scalars(select(paused_kinds.c.kind)).all()
    if ALL_KINDS in paused:
        return []
    most = LANES + connection.scalars(_count_passed_by(paused)).one()
    rows = chain.from_iterable(connection.execute(which) for which in (_put_first(paused), _in_order(paused, most)))
    return list({_lane(row): None for row in rows})


def _lane(row: Row[Any]) -> Lane:
    return Lane(row.own or row.common or 0, row.submitted_by or "", row.batch_id, row.kind, row.own)


def _count_passed_by(paused: Collection[str]) -> Select[int]:
    """How many lanes may be in the way that take no part."""
    stay = or_(batches.c.paused != false(), batches.c.kind.in_(paused))
    return select(func.count()).select_from(batches).where(batches.c.done_at.is_(None), stay)


def _in_order(paused: Collection[str], most: int) -> Select[Any]:
    """From each lane the index leads to the next one; `most`: lanes looked at."""
    current = outbox.alias("current")
    walk = select(_first_entry().scalar_subquery().label("id"), literal(1).label("number")).cte("walk", recursive=True)
    step = select(_next_entry(current), walk.c.number + 1).select_from(walk.join(current, current.c.id == walk.c.id))
    walk = walk.union_all(step.where(walk.c.number < most))
    lanes = walk.join(outbox, outbox.c.id == walk.c.id).outerjoin(batches, batches.c.id == outbox.c.batch_id)
    found = select(
        outbox.c.place.label("own"), outbox.c.batch_id, outbox.c.kind, batches.c.place.label("common"), _OWNER
    )
    goes_on = or_(batches.c.paused.is_(None), batches.c.paused == false())
    return found.select_from(lanes).where(outbox.c.kind.not_in(paused), goes_on)


def _first_entry(*where: ColumnElement[bool]) -> Select[tuple[int]]:
    order = (_following.c.place, _following.c.batch_id, _following.c.kind, _following.c.task_id)
    return select(_following.c.id).where(_following.c.stage == SEND, *where).order_by(*order).limit(1)


def _next_entry(current: FromClause) -> ColumnElement[int]:
    """The first one of the lane behind that of `current`. In three questions, each of which leads straight to one place
    of the index: SQLite would walk through all entries to answer them as one."""
    same_place = _following.c.place == current.c.place
    same_batch = and_(same_place, _following.c.batch_id == current.c.batch_id)
    behind = (
        and_(same_batch, _following.c.kind > current.c.kind),
        and_(same_place, _following.c.batch_id > current.c.batch_id),
        _following.c.place > current.c.place,
    )
    return func.coalesce(*[_first_entry(where).correlate(current).scalar_subquery() for where in behind])


def _put_first(paused: Collection[str]) -> Select[Any]:
    """The batches, wherever they are in the order."""
    entries = select(outbox.c.id).where(
        outbox.c.stage == SEND,
        outbox.c.place == 0,
        outbox.c.batch_id == batches.c.id,
        outbox.c.kind == batches.c.kind,
    )
    found = select(
        literal(0).label("own"), batches.c.id.label("batch_id"), batches.c.kind, batches.c.place.label("common"), _OWNER
    )
    going_on = (batches.c.place < 0, batches.c.paused == false(), batches.c.kind.not_in(paused))
    return found.where(*going_on, entries.correlate(batches).exists()).order_by(batches.c.place).limit(LANES)


def _first_of(
    connection: Connection, wanted: Mapping[Lane, int], host: str, now: datetime, but: Sequence[int]
) -> dict[Lane, deque[Row[Any]]]:
    """The oldest free entries of each lane, locked; so many of each as are wanted."""
    found: dict[Lane, deque[Row[Any]]] = {lane: deque() for lane in wanted}
    numbered = dict(enumerate(wanted))
    for chunk in in_batches(numbered, TOGETHER):
        parts = [_oldest_of(n, numbered[n], wanted[numbered[n]], host, now, but) for n in chunk]
        rows = connection.execute(union_all(*parts)).all()
        free = _locked(connection, [row.id for row in rows])
        for row in sorted(rows, key=lambda row: row.task_id):
            if row.id in free:
                found[numbered[row.lane]].append(row)
    return found


def _oldest_of(number: int, lane: Lane, count: int, host: str, now: datetime, but: Sequence[int]) -> Select[Any]:
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    where = (outbox.c.place == lane.own_place, outbox.c.batch_id == lane.batch, outbox.c.kind == lane.kind)
    ours = outbox.c.host.in_([host, ANYONE])
    rows = select(literal(number).label("lane"), outbox.c.id, outbox.c.task_id)
    chosen = rows.where(outbox.c.stage == SEND, *where, ours, free, outbox.c.id.not_in(but))
    return select(chosen.order_by(outbox.c.task_id).limit(count).subquery())


def _locked(connection: Connection, ids: Collection[int]) -> set[int]:
    """Passing by those that others just change."""
    rows = select(outbox.c.id).order_by(outbox.c.id).with_for_update(skip_locked=True)
    return {id_ for chunk in chunks(ids) for id_ in connection.scalars(rows.where(outbox.c.id.in_(chunk)))}


def read_loads(connection: Connection, now: datetime) -> list[Load]:
    """What is on the queue and may be taken, and what is just being sent."""
    visible = or_(tasks.c.visible_at.is_(None), tasks.c.visible_at <= now)
    sent = on_queue(tasks.c.place, tasks.c.batch_id, func.count().label("number")).where(visible)
    sending = select(outbox.c.place, outbox.c.batch_id, func.count()).where(
        outbox.c.stage == SEND, outbox.c.claimed_until > now
    )
    both = union_all(
        sent.group_by(tasks.c.place, tasks.c.batch_id), sending.group_by(outbox.c.place, outbox.c.batch_id)
    ).subquery()
    rows = select(both, batches.c.place.label("common"), batches.c.submitted_by)
    found = connection.execute(rows.select_from(both.outerjoin(batches, batches.c.id == both.c.batch_id)))
    return [Load(row.place or row.common or 0, row.submitted_by or "", row.batch_id or 0, row.number) for row in found]


def on_queue(*columns: ColumnElement[Any]) -> Select[Any]:
    """Of tasks whose message was sent, and that nobody has taken, as far as is known."""
    pending = tasks.c.status == literal("pending", literal_execute=True)  # spelled as the index spells it
    to_be_sent = select(outbox.c.id).where(outbox.c.task_id == tasks.c.id, outbox.c.stage == SEND).correlate(tasks)
    return select(*columns).where(pending, tasks.c.queued_at.is_not(None), ~to_be_sent.exists())
