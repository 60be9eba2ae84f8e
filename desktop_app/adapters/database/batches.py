"""Batches, as a transaction that changes tasks changes them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, or_, select, true, update

from desktop_app.adapters.database.locks import lock_batches
from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import batches, tasks
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.batch import Batch, NewBatch, WhenDone
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxKind
from worker_agent.contract.options import parse_options

#: What the outbox holds of a task that is not there; another constraint refuses it
NO_LANE: Mapping[str, object] = {"place": 0, "batch_id": 0, "kind": ""}

_AS_IT_IS = [name for name in Batch.__slots__ if name in batches.c and name != "options"]


def add(connection: Connection, new: NewBatch, at: datetime) -> int:
    """Of a watched folder's day, the one that is there stays as it is; nobody removes it in this transaction."""
    fresh = insert_into(connection, batches).values(
        name=new.name,
        submitted_by=new.submitted_by,
        host=new.host,
        submitted_at=at,
        kind=new.kind,
        options=new.options.model_dump_json(),
        **when_done_values(new.when_done),
        place=0,
        paused=False,
        watched_path=new.folder_day and new.folder_day.path,
        watched_day=new.folder_day and new.folder_day.day,
    )
    if new.folder_day:
        fresh = fresh.on_conflict_do_update(
            index_elements=["host", "kind", "watched_path", "watched_day"],
            index_where=batches.c.watched_path.is_not(None),
            set_={"host": fresh.excluded.host},  # unchanged: that locks the row, and returns it
        )
    id_: int = connection.scalars(fresh.returning(batches.c.id)).one()
    return id_


def batch_from(row: Row[Any]) -> Batch:
    values = row._mapping
    return Batch(
        **{name: values[name] for name in _AS_IT_IS},
        options=parse_options(values["kind"], json.loads(values["options"])),
        when_done=_when_done(row),
    )


def when_done_values(wish: WhenDone) -> dict[str, Any]:
    """The columns that hold it; the same wish is always spelled the same."""
    options: dict[str, Any] = {}
    if wish.parts:
        options["parts"] = {name: sorted(parts) for name, parts in wish.parts.items()}
    if wish.subtitles:
        options["subtitles"] = wish.subtitles
    if wish.anew:
        options["anew"] = True
    return {
        "export_folder": wish.folder,
        "export_formats": ",".join(wish.formats),
        "export_options": json.dumps(options, sort_keys=True) if options else None,
        "notify": wish.notify,
        "follow_edits": wish.follow_edits,
    }


def _when_done(row: Row[Any]) -> WhenDone:
    options = json.loads(row.export_options or "{}")
    return WhenDone(
        folder=row.export_folder,
        formats=tuple(filter(None, row.export_formats.split(","))),
        notify=row.notify,
        follow_edits=row.follow_edits,
        parts={name: tuple(parts) for name, parts in options.get("parts", {}).items()},
        subtitles=options.get("subtitles", ""),
        anew=options.get("anew", False),
    )


def change_when_done(connection: Connection, id_: int, wish: WhenDone, *, reopens: bool) -> bool:
    values = when_done_values(wish)
    if reopens:
        values |= {"done_at": None, "done_note": None, "claimed_until": None}
    changed = update(batches).where(batches.c.id == id_).values(values)
    return connection.execute(changed).rowcount > 0


def wishes(wish: WhenDone) -> ColumnElement[bool]:
    """Whether just that is to happen at the end of the batch."""
    return and_(*(batches.c[name].is_not_distinct_from(value) for name, value in when_done_values(wish).items()))


def let_grow(connection: Connection, id_: int, until: datetime | None) -> None:
    connection.execute(update(batches).where(batches.c.id == id_).values(growing_until=until, done_at=None))


def reopen(connection: Connection, ids: Collection[int]) -> None:
    lock_batches(connection, ids)
    for chunk in chunks(ids):
        again = update(batches).where(batches.c.id.in_(chunk), batches.c.done_at.is_not(None))
        connection.execute(again.values(done_at=None, done_note=None, claimed_until=None))


def waits_to_be_finished() -> ColumnElement[bool]:
    """Whether something is still to be exported or told."""
    wished = or_(batches.c.export_folder.is_not(None), batches.c.notify == true())
    return and_(batches.c.done_at.is_(None), wished)


def find_unfinished(connection: Connection, ids: Collection[int]) -> set[int]:
    lock_batches(connection, ids)
    found = select(batches.c.id).where(waits_to_be_finished())
    return {id_ for chunk in chunks(ids) for id_ in connection.scalars(found.where(batches.c.id.in_(chunk)))}


def remove_empty(connection: Connection, ids: Collection[int]) -> None:
    lock_batches(connection, ids)
    theirs = select(tasks.c.id).where(tasks.c.batch_id == batches.c.id).correlate(batches)
    for chunk in chunks(ids):
        empty = (batches.c.id.in_(chunk), batches.c.growing_until.is_(None), ~theirs.exists())
        connection.execute(delete(batches).where(*empty))


def read_lanes_of_tasks(connection: Connection, ids: Collection[int], kind: OutboxKind) -> dict[int, dict[str, object]]:
    """What the outbox holds of these tasks, so that it can be put in order without them. An upload has its batch's
    place where it has none of its own."""
    place: ColumnElement[int] = tasks.c.place
    if kind in UPLOADS:
        place = func.coalesce(func.nullif(tasks.c.place, 0), batches.c.place, 0)
    lane = select(tasks.c.id, place.label("place"), tasks.c.batch_id, tasks.c.kind)
    lanes = lane.outerjoin(batches, batches.c.id == tasks.c.batch_id)
    return {
        row.id: {"place": row.place, "batch_id": row.batch_id or 0, "kind": row.kind}
        for chunk in chunks(ids)
        for row in connection.execute(lanes.where(tasks.c.id.in_(chunk)))
    }
