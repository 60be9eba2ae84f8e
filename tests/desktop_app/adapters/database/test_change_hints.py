"""Hints of changes come soon, from whichever process, and come again after a connection was lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, text

from desktop_app.adapters.database import SqlTaskRepository, change_hints, open_database
from desktop_app.adapters.database.engine import parse_url
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk

SOON = 10.0  # seconds, on a busy machine
QUIET = 0.3  # seconds in which a needless hint would come


@pytest.fixture
def hint(repository: SqlTaskRepository) -> threading.Event:
    """Set by each hint; those that come with the connection are over."""
    event = threading.Event()
    repository.subscribe(event.set)
    _await_connection(repository, event)
    return event


@pytest.fixture
def elsewhere(database_url: str) -> Iterator[Desk]:
    """What another program does to the same database."""
    with closing(open_database(database_url)) as other:
        yield Desk(other)


def _await_connection(repository: SqlTaskRepository, hint: threading.Event) -> None:
    deadline = time.monotonic() + SOON
    while not (hint.is_set() and repository.gives_hints):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.1)
    hint.clear()


def test_what_another_program_changes_is_told(hint: threading.Event, elsewhere: Desk) -> None:
    hint.clear()
    (task,) = elsewhere.add("one.wav")
    assert hint.wait(SOON)
    time.sleep(0.1)
    hint.clear()
    elsewhere.remove(task)
    assert hint.wait(SOON)


def test_nothing_is_told_where_nothing_has_changed(
    elsewhere: Desk, hint: threading.Event, repository: SqlTaskRepository
) -> None:
    elsewhere.repository.claim_entries(OutboxKind.SEND, host="desk", limit=1, now=NOW, until=NOW)
    repository.counts()
    assert not hint.wait(QUIET)


def test_who_has_unsubscribed_is_told_nothing_more(repository: SqlTaskRepository, elsewhere: Desk) -> None:
    told, wanted = threading.Event(), threading.Event()
    unsubscribe = repository.subscribe(told.set)
    _await_connection(repository, told)
    repository.subscribe(wanted.set)
    unsubscribe()
    told.clear()
    elsewhere.add("one.wav")
    assert wanted.wait(SOON)
    assert not told.is_set()


def test_closing_ends_the_thread(repository: SqlTaskRepository, hint: threading.Event) -> None:
    repository.close()
    assert "change hints" not in [thread.name for thread in threading.enumerate()]


def _end_listeners(postgres_server: str, postgres_url: str) -> int:
    admin = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    ended = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name AND query LIKE 'LISTEN%'"
    )
    with admin.connect() as connection:
        count: int = connection.scalar(ended, {"name": parse_url(postgres_url).database})
    admin.dispose()
    return count


def test_a_listener_whose_connection_was_ended_listens_again_and_tells_what_it_may_have_missed(
    postgres_url: str, postgres_server: str
) -> None:
    with closing(open_database(postgres_url)) as repository, closing(open_database(postgres_url)) as other:
        hint = threading.Event()
        repository.subscribe(hint.set)
        _await_connection(repository, hint)
        assert _end_listeners(postgres_server, postgres_url) == 1
        assert hint.wait(SOON)
        _await_connection(repository, hint)
        Desk(other).add("one.wav")
        assert hint.wait(SOON)


def test_a_listener_that_the_server_has_forgotten_listens_again(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a pooler, which gives the connection to somebody else: nothing is heard, and nothing raised."""
    monkeypatch.setattr(change_hints, "CHECK", 0.2)
    listening = change_hints._Listener.__init__
    times = 0

    def forget_at_first(self: change_hints._Listener, *values: object) -> None:
        nonlocal times
        listening(self, *values)  # type: ignore[arg-type]
        times += 1
        if times == 1:
            self._execute("UNLISTEN *")

    monkeypatch.setattr(change_hints._Listener, "__init__", forget_at_first)
    with closing(open_database(postgres_url)) as repository:
        repository.subscribe(lambda: None)
        deadline = time.monotonic() + SOON
        while times < 2:
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.mark.parametrize("postgresql", [False, True], ids=["sqlite", "postgresql"])
def test_a_repository_without_subscribers_keeps_nothing_open(
    request: pytest.FixtureRequest, tmp_path: Path, postgresql: bool
) -> None:
    """Nobody need close what was only read once."""
    url = request.getfixturevalue("postgres_url") if postgresql else f"sqlite:///{tmp_path / 'earshot.db'}"
    before = psutil.Process().num_fds()
    open_database(url, at_once=False)
    assert psutil.Process().num_fds() == before
