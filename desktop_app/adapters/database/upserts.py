"""Insertions that may find their row there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table

from desktop_app.adapters.database.engine import POSTGRESQL

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql.dml import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite.dml import Insert as SqliteInsert


def insert_into(connection: Connection, table: Table) -> PostgresInsert | SqliteInsert:
    """Both have `on_conflict_do_update` and `on_conflict_do_nothing`."""
    if connection.dialect.name == POSTGRESQL:
        from sqlalchemy.dialects import postgresql  # here, for it is there already; with SQLite nobody needs it

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
