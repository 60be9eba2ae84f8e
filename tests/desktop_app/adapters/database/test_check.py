"""A check tells whether the database can be used, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, inspect, make_url, text

from desktop_app.adapters.database import SqlTaskRepository, migrate, open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.domain.errors import DatabaseUnavailable
from tests.fixtures.desk import Desk
from tests.fixtures.postgres import standby_of
from tests.fixtures.write_protection import WriteProtect, files_in
from worker_agent.contract.condition import Readiness

Look = Callable[[], object]


@pytest.fixture
def unopened(database_url: str) -> Iterator[SqlTaskRepository]:
    with closing(open_database(database_url, at_once=False)) as repository:
        yield repository


@pytest.fixture
def look(database_url: str, tmp_path: Path) -> Iterator[Look]:
    """All that there is, and which transactions have changed or locked it."""
    if database_url.startswith("sqlite"):
        yield lambda: files_in(tmp_path)
        return
    engine = make_engine(parse_url(database_url))

    def ask() -> object:
        with engine.connect() as connection:
            names = inspect(connection).get_table_names()
            return {name: connection.execute(text(f"SELECT xmin, xmax, * FROM {name}")).all() for name in names}

    yield ask
    engine.dispose()


def test_a_database_that_is_not_there_is_not_made(unopened: SqlTaskRepository, look: Look) -> None:
    before = look()
    for _ in range(2):
        found = unopened.check()
        assert found.readiness is Readiness.MISSING
        assert found.sentence.endswith(" has no tables yet. The next start makes them.")
    assert look() == before


def test_a_database_in_use_is_ready_and_stays_as_it_is(desk: Desk, unopened: SqlTaskRepository, look: Look) -> None:
    (task,) = desk.add("one.wav")
    before = look()
    assert unopened.check().readiness is Readiness.READY
    assert look() == before
    desk.repository.close()
    closed = look()
    assert unopened.check().readiness is Readiness.READY
    assert look() == closed
    assert desk.read(task) == task


def test_a_database_that_is_written_just_now_is_ready(desk: Desk, unopened: SqlTaskRepository) -> None:
    with desk.repository.unit_of_work():
        assert unopened.check().readiness is Readiness.READY


def test_a_database_of_an_earlier_program_is_not_upgraded(
    database_url: str, unopened: SqlTaskRepository, look: Look
) -> None:
    upgrade_to(database_url, "0002")
    before = look()
    for _ in range(2):
        found = unopened.check()
        assert found.readiness is Readiness.OUTDATED
        assert found.sentence.endswith(" was made by an earlier Earshot. The next start brings it up to date.")
    assert look() == before
    assert sum(unopened.counts().values()) == 0
    assert unopened.check().readiness is Readiness.READY


def upgrade_to(url: str, revision: str) -> None:
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        Path(str(parsed.database)).parent.mkdir()
    engine, config = make_engine(parsed), migrate._config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_as_by_its_use(desk: Desk, unopened: SqlTaskRepository) -> None:
    with desk.repository.unit_of_work() as unit:
        unit._connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for use in (unopened.check, unopened.counts):
        with pytest.raises(DatabaseUnavailable, match=r"was changed by a newer Earshot\. Update this one"):
            use()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, " * 100)
    before = files_in(tmp_path)
    with pytest.raises(DatabaseUnavailable, match=r"letter.db is no database.*EARSHOT_DATABASE__URL"):
        check(path)
    assert files_in(tmp_path) == before


def check(path: Path) -> None:
    with closing(open_database(f"sqlite:///{path}", at_once=False)) as repository:
        repository.check()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match=r"earshot.db can't be opened\. Check that its folder is there"):
        check(tmp_path / "file" / "earshot.db")
    with pytest.raises(DatabaseUnavailable, match="can't be opened"):
        check(tmp_path)


def test_a_write_protected_folder(tmp_path: Path, write_protect: WriteProtect) -> None:
    folder = tmp_path / "drive"
    open_database(f"sqlite:///{folder / 'earshot.db'}").close()
    before = files_in(folder)
    write_protect(folder)
    for path in (folder / "earshot.db", folder / "another.db", folder / "new" / "earshot.db"):
        with pytest.raises(DatabaseUnavailable, match=r"may not be written\. Allow this user to write it"):
            check(path)
    assert files_in(folder) == before


def test_a_server_that_is_not_there() -> None:
    with (
        closing(open_database("postgresql://someone@127.0.0.1:1/earshot", at_once=False)) as repository,
        pytest.raises(DatabaseUnavailable, match=r"earshot on 127\.0\.0\.1 can't be reached"),
    ):
        repository.check()


@pytest.mark.parametrize("has_tables", [False, True])
def test_a_standby(postgres: Any, postgres_url: str, has_tables: bool) -> None:
    if has_tables:
        open_database(postgres_url).close()
    with standby_of(postgres) as standby:
        host = make_url(standby.get_uri()).query["host"]
        url = make_url(postgres_url).set(query={"host": host}).render_as_string(hide_password=False)
        with (
            closing(open_database(url, at_once=False)) as repository,
            pytest.raises(DatabaseUnavailable, match="can only be read, as a standby is until it is promoted"),
        ):
            repository.check()


def test_a_user_without_rights(postgres_url: str) -> None:
    as_guest = postgres_url.replace("postgresql://postgres:", "postgresql://guest:")
    with guest(postgres_url) as owner, closing(open_database(as_guest, at_once=False)) as repository:
        with pytest.raises(DatabaseUnavailable, match="does not allow that to its user"):
            repository.check()  # it may make no tables
        open_database(postgres_url).close()
        with pytest.raises(DatabaseUnavailable, match="does not allow that to its user"):
            repository.check()  # it may not even read the version
        owner.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest"))
        with pytest.raises(DatabaseUnavailable, match="does not allow that to its user"):
            repository.check()
        owner.execute(text("GRANT ALL ON ALL TABLES IN SCHEMA public TO guest"))
        assert repository.check().readiness is Readiness.READY


@contextmanager
def guest(url: str) -> Iterator[Connection]:
    """A connection of somebody who may do anything, while there is a user who may not."""
    admin = create_engine(parse_url(url), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("REVOKE CREATE ON SCHEMA public FROM public"))
        connection.execute(text("CREATE ROLE guest LOGIN"))
        yield connection
        connection.execute(text("DROP OWNED BY guest"))
        connection.execute(text("DROP ROLE guest"))
    admin.dispose()
