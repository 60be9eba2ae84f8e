"""Exports that follow edits: which transcripts were edited since, and what was written of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, or_, select, update

from desktop_app.adapters.database.batches import batch_from
from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import batches, exported_transcripts, tasks
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.batch import Batch, ExportedTranscript
from desktop_app.domain.batches import in_batches

AT_ONCE = 500  # transcripts: a far database is asked twice for so many


def has_edited(connection: Connection, host: str, now: datetime, before: datetime) -> bool:
    return connection.execute(_edited(host, now, before).limit(1)).first() is not None


def claim(
    connection: Connection, host: str, now: datetime, until: datetime, before: datetime
) -> tuple[Batch, list[int]] | None:
    theirs = _edited(host, now, before).with_only_columns(tasks.c.batch_id)
    first = select(batches).where(batches.c.id.in_(theirs), _is_free(now)).order_by(batches.c.id).limit(1)
    row = connection.execute(first.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    connection.execute(update(batches).where(batches.c.id == row.id).values(claimed_until=until))
    edited = _edited(host, until, before).where(batches.c.id == row.id).order_by(tasks.c.id)
    return batch_from(row), list(connection.scalars(edited))


def _edited(host: str, now: datetime, before: datetime) -> Select[tuple[int]]:
    """Tasks whose text is another one than what was written, in batches that nobody has claimed."""
    which = (batches.c.follow_edits, batches.c.host == host, batches.c.done_at.is_not(None), _is_free(now))
    other = or_(exported_transcripts.c.edited_at.is_(None), exported_transcripts.c.edited_at != tasks.c.edited_at)
    pairs = tasks.join(batches, tasks.c.batch_id == batches.c.id)
    noted = pairs.outerjoin(exported_transcripts, exported_transcripts.c.task_id == tasks.c.id)
    edited = (tasks.c.edited_at.is_not(None), tasks.c.edited_at <= before)
    return select(tasks.c.id).select_from(noted).where(*which, *edited, other)


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(batches.c.claimed_until.is_(None), batches.c.claimed_until <= now)


def read(connection: Connection, task_ids: Collection[int]) -> dict[int, ExportedTranscript]:
    theirs = select(exported_transcripts)
    return {
        row.task_id: ExportedTranscript(task_id=row.task_id, edited_at=row.edited_at, digests=json.loads(row.digests))
        for chunk in chunks(task_ids)
        for row in connection.execute(theirs.where(exported_transcripts.c.task_id.in_(chunk)))
    }


def note(connection: Connection, exported: Collection[ExportedTranscript]) -> None:
    for some in in_batches(exported, AT_ONCE):
        there = select(tasks.c.id).where(tasks.c.id.in_([each.task_id for each in some])).with_for_update(read=True)
        known = set(connection.scalars(there))
        rows = [
            {"task_id": each.task_id, "edited_at": each.edited_at, "digests": json.dumps(dict(each.digests))}
            for each in some
            if each.task_id in known
        ]
        if rows:
            fresh = insert_into(connection, exported_transcripts).values(rows)
            values = {"edited_at": fresh.excluded.edited_at, "digests": fresh.excluded.digests}
            connection.execute(fresh.on_conflict_do_update(index_elements=["task_id"], set_=values))
