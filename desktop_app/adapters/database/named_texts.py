"""What persons wrote and gave a name, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Table, delete, exists, select, update

from desktop_app.adapters.database.batch_repository import Writing
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.named_text import NamedText


class SqlNamedTexts:
    """Implements NamedTexts in one table, over the connections of SqlTaskRepository."""

    def __init__(
        self, reading: Callable[[], AbstractContextManager[Connection]], writing: Writing, table: Table
    ) -> None:
        """`table`: with a name and a text."""
        self._reading = reading
        self._writing = writing
        self._table = table

    def list(self) -> list[NamedText]:
        with self._reading() as connection:
            rows = connection.execute(select(self._table).order_by(self._table.c.name))
            return [NamedText(row.name, row.text) for row in rows]

    def save(self, new: NamedText) -> None:
        with self._writing() as connection:
            insertion = insert_into(connection, self._table).values(name=new.name, text=new.text)
            changed = {"text": insertion.excluded.text}
            connection.execute(insertion.on_conflict_do_update(index_elements=["name"], set_=changed))

    def rename(self, old: str, new: str) -> bool:
        table = self._table
        with self._writing() as connection:
            is_taken = exists().where(table.alias().c.name == new)
            renamed = update(table).where(table.c.name == old, ~is_taken).values(name=new)
            return connection.execute(renamed).rowcount > 0

    def remove(self, name: str) -> bool:
        with self._writing() as connection:
            return connection.execute(delete(self._table).where(self._table.c.name == name)).rowcount > 0
