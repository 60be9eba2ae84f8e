"""The counter of changes: whoever changes tasks takes turns at it."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from desktop_app.adapters.database.schema import revision_counter


def latest_revision(connection: Connection) -> int:
    value: int = connection.scalars(select(revision_counter.c.value)).one()
    return value


def lock_revision_counter(connection: Connection) -> None:
    """Wait until no other transaction changes tasks; the turn ends with the transaction.

    As the first statement, it makes revisions visible in their order: a later one can't be committed before an
    earlier one, so a reader who has seen a revision has seen all before it. And as everybody locks this row first,
    no two transactions can wait for each other's tasks. On SQLite the transaction has the turn from its beginning.
    """
    connection.execute(select(revision_counter.c.value).with_for_update())


def next_revisions(connection: Connection, count: int) -> range:
    """One for each changed row, so that the change feed can stop anywhere and go on from there."""
    counter = update(revision_counter).values(value=revision_counter.c.value + count)
    last: int = connection.scalars(counter.returning(revision_counter.c.value)).one()
    return range(last - count + 1, last + 1)
