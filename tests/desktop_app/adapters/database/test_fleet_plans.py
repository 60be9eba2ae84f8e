"""What the chart of the workers' page asks for reads no more of the database than the hours that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql, sqlite

from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.adapters.database.fleet import throughput_query
from desktop_app.domain.task import Outcome
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk


@pytest.fixture
def connection(desk: Desk, database_url: str) -> Iterator[Connection]:
    for minutes, task in enumerate(desk.add(*(f"{number}.wav" for number in range(50)))):
        desk.attempt(task, outcome=Outcome.COMPLETED, ended_at=NOW + timedelta(minutes=minutes))
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # few rows fit one page: any plan is as cheap as another
            connection.execute(text("SET enable_seqscan = off"))
        yield connection
    engine.dispose()


def test_the_attempts_are_a_range_of_an_index_and_the_tasks_are_found_by_key(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    dialect = sqlite.dialect() if on_sqlite else postgresql.dialect()
    statement = throughput_query(NOW + timedelta(minutes=40), 900)
    sql = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN" if on_sqlite else "EXPLAIN"
    told = "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {sql.replace('%', '%%')}"))
    assert re.search(r"attempts_ended \(ended_at>\?\)|attempts_ended[^\n]*\n\s+Index Cond: \(\(?ended_at > ", told), (
        told
    )
    assert re.search(r"SEARCH tasks USING INTEGER PRIMARY KEY|tasks_pkey on tasks", told), told
    assert not re.search(r"SCAN (attempts|tasks)\b|Seq Scan", told), told
