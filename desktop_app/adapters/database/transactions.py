"""The numbers of transactions: PostgreSQL's own; on SQLite, where one writes at a time, the next one that is free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Text, cast, func, literal, select, text

from desktop_app.adapters.database.engine import POSTGRESQL
from desktop_app.adapters.database.schema import forgotten_removals, removed_tasks, tasks

#: A restore makes other tables; a failover leads to another server, which may give the same numbers anew
_POSTGRESQL = text(
    "SELECT concat(extract(epoch FROM pg_postmaster_start_time()), '/', CAST(CAST('tasks' AS regclass) AS oid)), "
    "pg_is_in_recovery(), CAST(pg_current_snapshot() AS text)"
)

_LAST_ON_SQLITE = select(
    *(select(func.max(table.c.changed_in)).scalar_subquery() for table in (tasks, removed_tasks, forgotten_removals))
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Which transactions are visible at one moment; each has a number, given in the order in which they begin."""

    end: int  #: no transaction from this number on is visible
    running: tuple[int, ...] = ()  #: of those before `end`: they had not ended, so they are not visible either

    @property
    def start(self) -> int:
        """All transactions before this number are visible."""
        return min(self.running, default=self.end)


def number_of_this(connection: Connection) -> ColumnElement[int]:
    """The number of the present transaction, to be noted in each row of a task that it changes."""
    if connection.dialect.name == POSTGRESQL:
        return cast(cast(func.pg_current_xact_id(), Text), BigInteger)
    return literal(_last_on_sqlite(connection) + 1)


def written(connection: Connection) -> dict[str, Any]:
    """What every change of a task's row also sets."""
    return {"revision": tasks.c.revision + 1, "changed_in": number_of_this(connection)}


def read_snapshot(connection: Connection) -> tuple[str, Snapshot]:
    """The history that the numbers are of, and what the present transaction, if it only reads, sees."""
    if connection.dialect.name != POSTGRESQL:
        return "", Snapshot(_last_on_sqlite(connection) + 1)
    history, is_standby, snapshot = connection.execute(_POSTGRESQL).one()
    start, end, running = snapshot.split(":")
    if is_standby:  # there, the server does not list those that are running
        return history, Snapshot(int(start))
    return history, Snapshot(int(end), tuple(map(int, filter(None, running.split(",")))))


def _last_on_sqlite(connection: Connection) -> int:
    return max(number or 0 for number in connection.execute(_LAST_ON_SQLITE).one())
