"""What happened to tasks since a reader's last look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, func, or_, select, tuple_

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.schema import forgotten_removals, removed_tasks, tasks
from desktop_app.adapters.database.transactions import Snapshot, read_snapshot
from desktop_app.orchestrator.ports.lists import Changes, Cursor


@dataclass(frozen=True, slots=True)
class FeedCursor(Cursor):
    """Which changes a reader has read. A snapshot, not a number: transactions do not end in the order in which they
    begin, and one that takes long delays no other."""

    history: str  #: names the database that gives the numbers; after a restore or a failover it is another one
    read: Snapshot  #: all that is visible in it has been read
    reading: Snapshot | None = None  #: what is visible in it is being read, page by page
    last: tuple[int, int] = (-1, -1)  #: where the last page ended: a transaction, and the id of a task


def read_cursor(connection: Connection) -> FeedCursor:
    return FeedCursor(*read_snapshot(connection))


def read_changes(connection: Connection, cursor: Cursor, limit: int) -> Changes:
    """All that is read must be of one snapshot: the one that the cursor then names.

    A change is one that the cursor's last snapshot did not show and this one does. So a transaction is read once it
    has ended, however long it took; one that was rolled back has left no rows; of a row that was changed twice the
    last change is told. A row with a number that is still to come is of a restored database: it is no change.
    """
    now = read_cursor(connection)
    if not isinstance(cursor, FeedCursor) or cursor.history != now.history or cursor.read.end > now.read.end:
        return Changes(now, (), (), complete=True, restarted=True)
    if cursor.read == now.read:
        return Changes(now, (), (), complete=True)
    if _has_missed_removals(connection, cursor, now):
        return Changes(now, (), (), complete=True, restarted=True)
    shown = cursor.reading or now.read
    changed = _read(connection, tasks, tasks.c.id, cursor, shown, limit)
    removed = _read(connection, removed_tasks, removed_tasks.c.task_id, cursor, shown, limit)
    places = sorted([*changed, *removed])
    told, complete = frozenset(places[:limit]), len(places) <= limit
    return Changes(
        cursor=FeedCursor(now.history, shown) if complete else FeedCursor(now.history, cursor.read, shown, max(told)),
        tasks=tuple(mapping.task_from(row) for place, row in changed.items() if place in told),
        removed=tuple(row.task_id for place, row in removed.items() if place in told),
        complete=complete,
    )


def _has_missed_removals(connection: Connection, cursor: FeedCursor, now: FeedCursor) -> bool:
    """Whether some that the reader has not read may be forgotten by now."""
    newest = connection.scalar(select(func.max(forgotten_removals.c.changed_in))) or 0
    return max(cursor.read.start, cursor.last[0]) <= newest < now.read.end


def _read(
    connection: Connection, table: Table, id_: Column[int], cursor: FeedCursor, shown: Snapshot, limit: int
) -> dict[tuple[int, int], Row[Any]]:
    """Rows by their place in the feed, in its order; one more than `limit` where there are more."""
    place = (table.c.changed_in, id_)
    is_new = and_(_is_after(table.c.changed_in, cursor.read), _is_shown(table.c.changed_in, shown))
    rows = select(table).where(is_new, tuple_(*place) > cursor.last).order_by(*place).limit(limit + 1)
    return {(row.changed_in, row._mapping[id_]): row for row in connection.execute(rows)}


def _is_after(number: ColumnElement[int], snapshot: Snapshot) -> ColumnElement[bool]:
    """Whether the snapshot does not show it. The first condition only tells the index where to begin."""
    return and_(number >= snapshot.start, or_(number >= snapshot.end, number.in_(snapshot.running)))


def _is_shown(number: ColumnElement[int], snapshot: Snapshot) -> ColumnElement[bool]:
    return and_(number < snapshot.end, number.not_in(snapshot.running))
