"""The lists of ids, whole or their first ones, each in an order that an index has."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, literal, literal_column, select, true

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.engine import SQLITE
from desktop_app.adapters.database.queries import SOLVED
from desktop_app.adapters.database.schema import tasks
from desktop_app.adapters.database.types import PlainText
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter

HEAD = 5_000  # tasks at the top of an order among which the first ones to be found are looked for
HEX = 16  # digits of one id
PIECE = 1_000_000  # bytes that PostgreSQL sends at once, eight of them an id
STREAM = {"stream_results": True, "max_row_buffer": 1}
STEP = 20_000 * HEX  # digits turned into ids at once: a longer step would keep other threads from running

#: Spelled as the indexes are: of the errors' texts the beginning, for an index takes no long ones
_KEYS: Mapping[Sort, Sequence[str]] = {
    Sort.FILE: ("search_name",),
    Sort.WHY: ("CASE WHEN error_message IS NULL THEN 1 ELSE 0 END", "substr(error_message, 1, 200)"),
    Sort.TIME_LEFT: (
        "CASE WHEN status = 'in_progress' AND speed > 0 AND duration_seconds IS NOT NULL "
        "THEN duration_seconds * (1 - progress) / speed ELSE 9e99 END",
    ),
    Sort.NEXT_DELIVERY: (
        "CASE status WHEN 'pending' THEN 0 WHEN 'in_progress' THEN 1 ELSE 2 END",
        "CASE status WHEN 'pending' THEN visible_at WHEN 'in_progress' THEN lease_until END",
    ),
}


def read_ids(
    connection: Connection, which: TaskFilter, sort: Sort, *, descending: bool, limit: int | None
) -> array[int]:
    query = ListQuery(which, sort, descending, on_sqlite=connection.dialect.name == SQLITE)
    if limit is not None and query.needs_lookups:
        first = _read(connection, query.among_head(limit))
        if len(first) == limit:
            return first
    return _read(connection, query.all_that_match(whole=limit is None).limit(limit))


def _read(connection: Connection, statement: Select[int]) -> array[int]:
    """The database packs the ids into one value, in the time of which other threads run: fetched one by one, a million
    of them takes five times as long."""
    ids, found = array("q"), statement.subquery()
    if connection.dialect.name == SQLITE:
        digits = connection.scalar(select(func.group_concat(func.printf(f"%0{HEX}x", found.c.id), ""))) or ""
        for start in range(0, len(digits), STEP):
            ids.frombytes(bytes.fromhex(digits[start : start + STEP]))
    else:
        for piece in connection.scalars(_pieces(found), execution_options=STREAM):
            ids.frombytes(piece)
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


def _pieces(found: Subquery) -> Select[bytes]:
    """Of the packed ids: a connection keeps for good the memory that its longest row has taken."""
    joined = func.string_agg(func.int8send(found.c.id), literal_column("CAST('' AS bytea)"))
    packed = select(joined.label("ids")).subquery("packed")
    at = func.generate_series(0, func.octet_length(packed.c.ids) - 1, PIECE).table_valued("at").render_derived()
    return select(func.substr(packed.c.ids, at.c.at + 1, PIECE)).select_from(packed.join(at, true()))


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One list, in words that lead both databases to its index."""

    which: TaskFilter
    sort: Sort
    descending: bool
    on_sqlite: bool

    @property
    def needs_lookups(self) -> bool:
        """Whether the index of the order does not tell which tasks match."""
        by_name = bool(self.which.search) and self.sort is not Sort.FILE
        return self.which.error is not None or self.which.batch is not None or by_name

    def all_that_match(self, *, whole: bool) -> Select[int]:
        """Few of many are to be found first and sorted then; left to choose, both databases may walk through the order
        and look up every task. OFFSET 0 is the fence that neither looks over."""
        if self.sort is Sort.ID:
            return self._by_id(whole)
        if self.needs_lookups:
            few = self._found().offset(0).subquery()
            return select(tasks.c.id).join(few, few.c.id == tasks.c.id).order_by(*self._order())
        by_order = select(tasks.c.id).where(*self._told_by_index(walk=self.on_sqlite), *self._lookups())
        return by_order.order_by(*self._order())

    def among_head(self, limit: int) -> Select[int]:
        """Where many match, the first ones stand near the top of the order; where few do, this finds too few."""
        walk = self.on_sqlite and self.sort is not Sort.ID
        top = select(tasks.c.id).where(*self._told_by_index(walk=walk)).order_by(*self._order()).limit(HEAD).subquery()
        matching = select(tasks.c.id).join(top, top.c.id == tasks.c.id).where(*self._lookups())
        return matching.order_by(*self._order()).limit(limit)

    def _by_id(self, whole: bool) -> Select[int]:
        """The table itself is in this order, but to go through all its rows takes longer than to sort the ids that an
        index has."""
        is_long = bool(self.which.search) or (whole and self.which == TaskFilter())
        by_id = tasks.c.id + 0 if is_long else tasks.c.id
        return self._found().order_by(by_id.desc() if self.descending else by_id)

    def _found(self) -> Select[int]:
        return select(tasks.c.id).where(*self._told_by_index(), *self._found_by_index(), *self._lookups())

    def _told_by_index(self, *, walk: bool = False) -> Iterator[ColumnElement[bool]]:
        """What the index of each order tells. `walk`: through that index, and not to those that match by another one;
        that is what SQLite takes a plus for."""
        which, columns = self.which, (tasks.c.status, tasks.c.kind, tasks.c.retried)
        status, kind, retried = (literal_column(f"+{one.name}", one.type) if walk else one for one in columns)
        if which.status is not None:
            yield status == which.status.value
        if which.kind is not None:
            yield kind == which.kind
        if which.retried or which.error:
            yield retried
        if which.unsolved:
            yield status.not_in(SOLVED)

    def _lookups(self) -> Iterator[ColumnElement[bool]]:
        which = self.which
        if which.search:
            yield tasks.c.search_name.contains(mapping.searchable(which.search), autoescape=True)
        if which.batch is not None:
            yield tasks.c.batch_id == which.batch
        if which.error:
            kind, message = which.error
            yield tasks.c.error_kind == kind
            yield tasks.c.error_message == message

    def _found_by_index(self) -> Iterator[ColumnElement[bool]]:
        """What leads to the tasks with an error, all others passed by."""
        if self.which.error:
            known, beginning = _KEYS[Sort.WHY]
            yield literal_column(known) == literal_column("0")
            yield literal_column(beginning) == func.substr(literal(self.which.error[1], PlainText), 1, 200)

    def _order(self) -> Sequence[ColumnElement[object]]:
        """What is unknown counts as least, as SQLite has it; the id decides between equals."""
        names = () if self.sort is Sort.ID else _KEYS.get(self.sort, (self.sort.value,))
        keys: list[ColumnElement[object]] = [literal_column(name) for name in names]
        if self.descending:
            return [*(key.desc().nulls_last() for key in keys), tasks.c.id.desc()]
        return [*(key.asc().nulls_first() for key in keys), tasks.c.id.asc()]
