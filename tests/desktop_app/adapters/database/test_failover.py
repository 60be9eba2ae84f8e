"""Servers that may only be read, that are replaced, or that let us wait: a sentence, and work goes on afterwards."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, make_url, text

from desktop_app.adapters.database import SqlTaskRepository, engine, open_database
from desktop_app.adapters.database.migrate import LOCK
from desktop_app.domain.errors import DatabaseUnavailable
from tests.fixtures.desk import Desk
from tests.fixtures.postgres import standby_of

READ_ONLY = "can only be read, as a standby is until it is promoted"
ONE_TASK = "recording.wav"


@pytest.fixture
def repository(postgres_url: str) -> Iterator[SqlTaskRepository]:
    with closing(open_database(postgres_url)) as opened:
        yield opened


def at(server: Any, url: str) -> str:
    """The URL of the same database on another server."""
    host = make_url(server.get_uri()).query["host"]
    return make_url(url).set(query={"host": host}).render_as_string(hide_password=False)


def test_a_standby_can_be_read_and_is_written_once_it_is_promoted(desk: Desk, postgres: Any, postgres_url: str) -> None:
    (task,) = desk.add(ONE_TASK)
    with standby_of(postgres) as standby, closing(open_database(at(standby, postgres_url))) as repository:
        there = Desk(repository)
        for _ in range(2):
            assert there.read(task) == task
            with pytest.raises(DatabaseUnavailable, match=READ_ONLY):
                there.add("another.wav")
        standby.psql("SELECT pg_promote();")
        assert [task.file_name for task in there.add("another.wav")] == ["another.wav"]


def test_a_standby_without_tables_gets_them_once_it_is_promoted(postgres: Any, postgres_url: str) -> None:
    with (
        standby_of(postgres) as standby,
        closing(open_database(at(standby, postgres_url), at_once=False)) as repository,
    ):
        with pytest.raises(DatabaseUnavailable, match=READ_ONLY):
            repository.counts()
        standby.psql("SELECT pg_promote();")
        assert sum(repository.counts().values()) == 0


def test_an_address_that_moves_to_the_writer_is_followed(
    desk: Desk, postgres: Any, postgres_url: str, tmp_path: Path
) -> None:
    """The connections to the standby stay as good as they were: only what it refuses tells that it is the wrong one."""
    address = tmp_path / "address"
    url = make_url(postgres_url).set(query={"host": str(address)}).render_as_string(hide_password=False)
    with standby_of(postgres) as standby:
        address.symlink_to(str(make_url(standby.get_uri()).query["host"]))
        with closing(open_database(url)) as repository:
            there = Desk(repository)
            with pytest.raises(DatabaseUnavailable, match=READ_ONLY):
                there.add(ONE_TASK)
            address.unlink()
            address.symlink_to(str(make_url(postgres_url).query["host"]))
            (task,) = there.add(ONE_TASK)
    assert desk.read(task) == task


def test_of_several_servers_the_writer_is_taken(desk: Desk, postgres: Any, postgres_url: str) -> None:
    with standby_of(postgres) as standby:
        hosts = [str(make_url(url).query["host"]) for url in (standby.get_uri(), postgres_url)]
        url = make_url(postgres_url).set(query={"host": hosts}).render_as_string(hide_password=False)
        with closing(open_database(url)) as repository:
            (task,) = Desk(repository).add(ONE_TASK)
    assert desk.read(task) == task


def test_a_server_that_is_switched_to_reading_and_back(desk: Desk, postgres: Any) -> None:
    (task,) = desk.add(ONE_TASK)
    postgres.psql("ALTER SYSTEM SET default_transaction_read_only = on; SELECT pg_reload_conf();")
    try:
        wait_until(lambda: refuses(desk))
        assert desk.read(task) == task
    finally:
        postgres.psql("ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf();")
    wait_until(lambda: not refuses(desk))


def refuses(desk: Desk) -> bool:
    try:
        desk.add("another.wav")
    except DatabaseUnavailable as error:
        return READ_ONLY in str(error)
    return False


def wait_until(wanted: Any) -> None:
    """A server takes notice of its new settings a moment later."""
    deadline = time.monotonic() + 20
    while not wanted():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("25006", READ_ONLY),
        ("25P03", "this computer stood still"),
        ("40001", "was changed by another program at the same time"),
        ("40P01", "was changed by another program at the same time"),
        ("42501", "does not allow that to its user"),
        ("53100", "has no disk space left"),
        ("53200", "has no memory left"),
        ("53300", "has no connection left for us"),
        ("55P03", "another program holds what this needs"),
        ("57014", "took too long and gave up"),
        ("57P01", "its server is shutting down"),
        ("57P02", "its server has crashed"),
        ("57P03", "is just starting"),
    ],
)
def test_a_server_is_understood_in_whatever_language_it_speaks(desk: Desk, code: str, sentence: str) -> None:
    raised = f"DO $$ BEGIN RAISE EXCEPTION 'Das geht jetzt nicht' USING ERRCODE = '{code}'; END $$"
    with pytest.raises(DatabaseUnavailable, match=sentence), desk.repository.unit_of_work() as unit:
        unit._connection.exec_driver_sql(raised)
    assert len(desk.add(ONE_TASK)) == 1


@contextmanager
def another_program(url: str) -> Iterator[Connection]:
    """A connection to the same database, in a transaction."""
    other = create_engine(make_url(url).set(drivername="postgresql+psycopg2"))
    with other.begin() as connection:
        yield connection
    other.dispose()


def test_what_another_program_holds_is_not_waited_for_without_end(
    desk: Desk, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LOCK_TIMEOUT", 0.3)
    with closing(open_database(postgres_url)) as repository:
        (task,) = Desk(repository).add(ONE_TASK)
        with another_program(postgres_url) as holder:
            holder.execute(text("SELECT id FROM tasks FOR UPDATE"))
            with pytest.raises(DatabaseUnavailable, match=r"^The database .*: another program holds what this needs\."):
                Desk(repository).change(task, progress=0.5)
        assert Desk(repository).read(task) == task
        assert Desk(repository).change(task, progress=0.5).progress == 0.5


def test_a_statement_without_end_is_given_up(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "STATEMENT_TIMEOUT", 0.3)
    with (
        closing(open_database(postgres_url)) as repository,
        pytest.raises(DatabaseUnavailable, match="took too long and gave up"),
        repository.unit_of_work() as unit,
    ):
        unit._connection.exec_driver_sql("SELECT pg_sleep(30)")


def test_the_waits_are_those_that_people_can_bear(desk: Desk) -> None:
    with desk.repository.unit_of_work() as unit:
        shown = [
            unit._connection.exec_driver_sql(f"SHOW {name}_timeout").scalar_one() for name in ("lock", "statement")
        ]
    assert shown == ["10s", "1min"]


def test_a_migration_takes_as_long_as_it_takes(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LOCK_TIMEOUT", 0.1)
    monkeypatch.setattr(engine, "STATEMENT_TIMEOUT", 0.1)
    with another_program(postgres_url) as other:
        other.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        opening = threading.Thread(target=lambda: open_database(postgres_url).close())
        opening.start()
        opening.join(1.0)
        assert opening.is_alive()
    opening.join()
    with closing(open_database(postgres_url, at_once=False)) as repository:
        assert sum(repository.counts().values()) == 0
