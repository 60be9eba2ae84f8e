"""No list of tasks, however filtered and in whatever order, is sorted by the database: an index has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql, sqlite

from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.adapters.database.id_lists import ListQuery
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import PROBLEMS, Sort, TaskFilter
from tests.fixtures.desk import Desk

FILTERS = {
    "all": TaskFilter(),
    "a status": TaskFilter(status=TaskStatus.COMPLETED),
    "a kind": TaskFilter(kind="convert"),
    "retried": TaskFilter(retried=True),
    "problems": PROBLEMS,
    "all of these": TaskFilter(status=TaskStatus.PENDING, kind="convert", retried=True),
}


@pytest.fixture
def connection(desk: Desk, database_url: str) -> Iterator[Connection]:
    desk.add(*(f"{number}.wav" for number in range(100)))
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # few rows fit one page: any plan is as cheap as another
            connection.execute(text("SET enable_seqscan = off"))
            connection.execute(text("SET enable_sort = off"))
            connection.execute(text("SET enable_bitmapscan = off"))
        yield connection
    engine.dispose()


def plan(connection: Connection, query: ListQuery, limit: int | None) -> str:
    """What the database says that it will do."""
    on_sqlite = connection.dialect.name == "sqlite"
    statement = query.all_that_match(whole=limit is None).limit(limit)
    dialect = sqlite.dialect() if on_sqlite else postgresql.dialect()
    sql = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN" if on_sqlite else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {sql.replace('%', '%%')}"))


@pytest.mark.parametrize("which", FILTERS.values(), ids=FILTERS)
def test_an_index_gives_the_list_in_its_order(connection: Connection, which: TaskFilter) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    for sort, descending, limit in product(set(Sort) - {Sort.ID}, (True, False), (None, 200)):
        told = plan(connection, ListQuery(which, sort, descending, on_sqlite), limit)
        assert re.search(r"USING (COVERING )?INDEX tasks_|Index .*Scan.* using tasks_", told), told
        assert "TEMP B-TREE" not in told, told
        assert "Sort" not in told, told


@pytest.mark.parametrize("which", FILTERS.values(), ids=FILTERS)
def test_the_newest_need_no_sorting(connection: Connection, which: TaskFilter) -> None:
    told = plan(connection, ListQuery(which, Sort.ID, True, connection.dialect.name == "sqlite"), 200)
    assert "TEMP B-TREE" not in told, told
    assert "Sort" not in told, told
