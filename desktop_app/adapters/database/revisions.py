"""What persons have made of transcripts, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import transcript_revisions as revisions
from desktop_app.adapters.database.schema import transcripts
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.revision import MachineText, Revision

_AS_IT_IS = [name for name in Revision.__slots__ if name in revisions.c]
_FACTS = [column for column in revisions.c if column.name != "document"]  # which is large


class SqlRevisionRepository:
    """Implements RevisionRepository, over the connections of SqlTaskRepository."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def list(self, task_id: int) -> list[Revision]:
        found = select(*_FACTS).where(revisions.c.task_id == task_id).order_by(revisions.c.number.desc())
        with self._reading() as connection:
            return [_revision_from(row) for row in connection.execute(found)]

    def latest(self, task_ids: Collection[int]) -> dict[int, Revision]:
        with self._reading() as connection:
            return {
                row.task_id: _revision_from(row)
                for chunk in chunks(task_ids)
                for row in connection.execute(_latest().where(revisions.c.task_id.in_(chunk)))
            }

    def document(self, task_id: int, number: int) -> bytes | None:
        wanted = select(revisions.c.document).where(revisions.c.task_id == task_id, revisions.c.number == number)
        with self._reading() as connection:
            document = connection.scalar(wanted)
            return None if document is None else bytes(document)


def read_latest(connection: Connection, task_id: int) -> Revision | None:
    row = connection.execute(_latest().where(revisions.c.task_id == task_id)).one_or_none()
    return None if row is None else _revision_from(row)


def find_edited(connection: Connection, task_ids: Collection[int]) -> set[int]:
    """Those of the tasks of whose transcripts there is a revision."""
    found = select(revisions.c.task_id).distinct()
    return {
        id_ for chunk in chunks(task_ids) for id_ in connection.scalars(found.where(revisions.c.task_id.in_(chunk)))
    }


def save(connection: Connection, revision: Revision, document: bytes, text: str, moments: str) -> None:
    """The text is what the task's transcript is searched by from now on."""
    origin = {"generation": revision.origin.generation, "attempt_uid": revision.origin.attempt_uid}
    facts = {name: getattr(revision, name) for name in _AS_IT_IS}
    statement = insert_into(connection, revisions).values(**facts, **origin, document=document)
    keys = [column.name for column in revisions.primary_key]
    fresh = {column.name: column for column in statement.excluded if column.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))
    theirs = update(transcripts).where(transcripts.c.task_id == revision.task_id)
    connection.execute(theirs.values(text=text, moments=moments))


def _latest() -> Select[Any]:
    others = revisions.alias()
    highest = select(func.max(others.c.number)).where(others.c.task_id == revisions.c.task_id).scalar_subquery()
    return select(*_FACTS).where(revisions.c.number == highest)


def _revision_from(row: Row[Any]) -> Revision:
    facts = {name: row._mapping[name] for name in _AS_IT_IS}
    return Revision(**facts, origin=MachineText(row.generation, row.attempt_uid))
