"""Opening a database: from nothing, by several at once, and where it can't be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from sqlite3 import Connection

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.adapters.database.schema import metadata
from desktop_app.domain.errors import DatabaseUnavailable, SettingsError
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from tests.fixtures.sqlite_connections import is_closed

OF_FTS5 = (
    "transcript_index",
    "transcript_trigrams",
    "transcript_pairs",
)  # what its virtual tables are called, and those it keeps for them
OPEN_AND_COUNT = """
import sys
from desktop_app.adapters.database import SqlTaskRepository, open_database
print("ready", flush=True)
input()
print(sum(open_database(sys.argv[1]).counts().values()))
"""


def test_what_was_written_is_there_when_it_is_opened_again(desk: Desk, database_url: str) -> None:
    (task,) = desk.add("one.wav")
    desk.repository.close()
    again = open_database(database_url)
    assert again.tasks([task.id]) == {task.id: task}
    again.close()


def test_what_another_thread_still_uses_is_closed_when_it_is_done(tmp_path: Path, opened: list[Connection]) -> None:
    """So with what it opens after that, as the thread of a drive that hung for long does."""
    repository = open_database(f"sqlite:///{tmp_path / 'earshot.db'}")
    with repository.unit_of_work():
        repository.close()
        assert not all(map(is_closed, opened))
    assert all(map(is_closed, opened))
    before = len(opened)
    repository.counts()
    assert len(opened) > before
    assert all(map(is_closed, opened))


def test_several_processes_may_open_a_new_database_at_once(database_url: str) -> None:
    command = [sys.executable, "-c", OPEN_AND_COUNT, database_url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    started = [subprocess.Popen(command, text=True, **pipes) for _ in range(3)]
    assert [process.stdout and process.stdout.readline() for process in started] == ["ready\n"] * 3
    for process in started:
        process.stdin and print(file=process.stdin, flush=True)  # they all run by now: this is the race
    assert [process.communicate()[0].strip() for process in started] == ["0"] * 3


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_make_the_tables_that_the_program_knows(desk: Desk, database_url: str) -> None:
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, parents: not (name or "").startswith(OF_FTS5)}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    unexpected = [difference for difference in differences if difference[0] != "remove_index"]
    if engine.dialect.name == "sqlite":
        assert [(kind, table.name) for kind, table in unexpected] == [("add_table", "pair_signatures")]
    else:
        assert unexpected == []


def test_a_database_of_a_newer_program_is_left_alone(desk: Desk, database_url: str) -> None:
    engine = make_engine(parse_url(database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailable, match=r"newer Earshot.*Update"):
        open_database(database_url)
    engine.dispose()


def test_a_database_that_a_newer_program_takes_over_is_read_and_no_longer_written(
    desk: Desk, database_url: str, repository: SqlTaskRepository
) -> None:
    (task,) = desk.add("one.wav")
    engine = make_engine(parse_url(database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseUnavailable, match=r"newer Earshot.*Update"):
        desk.change(task, progress=0.5)
    with pytest.raises(DatabaseUnavailable, match=r"newer Earshot.*Update"):
        repository.claim_entries(OutboxKind.UPLOAD, host="desk", limit=1, now=NOW, until=NOW)
    assert desk.read(task) == task


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(DatabaseUnavailable, match=r"letter.db is no database.*EARSHOT_DATABASE__URL"):
        open_database(f"sqlite:///{path}")


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match="can't be made"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'earshot.db'}")


def test_a_database_that_is_opened_with_its_first_use_is_tried_again_until_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "drive").touch()
    repository = open_database(f"sqlite:///{tmp_path / 'drive' / 'earshot.db'}", at_once=False)
    for use in (repository.counts, repository.latest_cursor):
        with pytest.raises(DatabaseUnavailable, match="can't be made"):
            use()
    (tmp_path / "drive").unlink()
    assert sum(repository.counts().values()) == 0
    repository.close()


def test_a_database_where_a_folder_is(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="can't be opened"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_full_disk(tmp_path: Path) -> None:
    desk = Desk(open_database(f"sqlite:///{tmp_path / 'earshot.db'}"))
    with desk.repository.unit_of_work() as unit:
        unit._connection.exec_driver_sql("PRAGMA max_page_count = 1")  # for this connection alone, which is reused
    with pytest.raises(DatabaseUnavailable, match=r"disk .* is full. Free some space"):
        desk.add(*(f"{number}.wav" for number in range(1000)))
    desk.repository.close()


def test_a_database_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.adapters.database.engine.BUSY_TIMEOUT", 0.1)
    desk = Desk(open_database(f"sqlite:///{tmp_path / 'earshot.db'}"))
    with desk.repository.unit_of_work(), pytest.raises(DatabaseUnavailable, match="held by another program"):
        desk.add("one.wav")
    desk.repository.close()


def test_a_server_that_is_not_there_and_a_password_that_is_not_shown() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"earshot on 127\.0\.0\.1 can't be reached") as caught:
        open_database("postgresql://someone:Secret7@127.0.0.1:1/earshot")
    assert "Secret7" not in str(caught.value)


def test_a_database_that_the_server_does_not_have(postgres_url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"There is no database .*Create it"):
        open_database(postgres_url.replace("/earshot_", "/other_"))


def test_a_server_that_went_away_and_came_back(postgres_url: str, postgres_server: str) -> None:
    desk = Desk(open_database(postgres_url))
    (task,) = desk.add("one.wav")
    admin = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> :own")
    name = parse_url(postgres_url).database

    def cut_all() -> None:
        with admin.connect() as connection:
            connection.execute(kill, {"name": name, "own": 0})

    def work_while_it_goes() -> None:
        with desk.repository.unit_of_work() as unit:
            cut_all()
            unit.lock_tasks_by_id([task.id])

    with pytest.raises(DatabaseUnavailable, match="can't be reached"):
        work_while_it_goes()
    assert desk.read(task) == task
    cut_all()
    assert desk.read(task) == task
    desk.repository.close()
    admin.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "mysql://user:Secret7@host/db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://user:Secret7@host/db",
        "postgresql+asyncpg://host/db",
        "postgresql://a:Secret7@h:x/d",
        "postgresql://a@h:70000/d",
        "postgresql://a:p@Secret7@h/d",
        "postgresql://a:p@h/Secret7@h/d",
        "postgresql://a/Secret7@h/d",
        "postgresql://a@h/d?Secret7=1",
    ],
)
def test_a_url_that_is_none_of_ours(url: str) -> None:
    with pytest.raises(SettingsError, match="Write it like") as caught:
        open_database(url)
    assert "Secret7" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "host", "password", "database"),
    [
        ("postgres://a:p%40ss%2F%3A@db-1.example:5433/d", "db-1.example", "p@ss/:", "d"),
        ("postgresql+psycopg2://a:p/w@[fe80::1%25eth0]/d", "fe80::1%25eth0", "p/w", "d"),
        ("postgresql://a@one,two/d%40x?sslmode=verify-full", "one,two", None, "d@x"),
        ("postgresql:///d?host=/var/run/postgresql", None, None, "d"),
    ],
)
def test_what_a_url_may_say_of_a_server(url: str, host: str | None, password: str | None, database: str) -> None:
    parsed = parse_url(url)
    assert (parsed.host, parsed.password, parsed.database) == (host, password, database)


def test_a_folder_name_with_odd_characters(tmp_path: Path) -> None:
    repository = open_database(f"sqlite:///{tmp_path / '100% ünï & co' / 'earshot.db'}")
    assert sum(repository.counts().values()) == 0
    repository.close()


def test_a_server_is_told_how_long_this_program_waits_and_for_what(postgres_url: str) -> None:
    engine = make_engine(parse_url(postgres_url))
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "cursor_tuple_fraction")
    with engine.connect() as connection:
        connection.rollback()  # what is set for a transaction would be gone
        assert [connection.scalar(text(f"SHOW {name}")) for name in names] == ["10s", "1min", "30s", "1"]
    engine.dispose()
