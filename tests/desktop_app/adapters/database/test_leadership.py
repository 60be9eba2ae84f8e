"""Windows leave to a service, or to one of them, what one alone can do; whoever dies is followed by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from desktop_app.adapters.database import SqlTaskRepository, leadership, open_database

Open = Callable[[], SqlTaskRepository]

LEAD = """
import sys
from desktop_app.adapters.database import open_database
repository = open_database(sys.argv[1])
print(repository.leads(as_service=False), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def always_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leadership, "RENEWAL", 0.0)


@pytest.fixture
def program(postgres_url: str) -> Iterator[Open]:
    """Opens the database as one more program."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(open_database(postgres_url)))


def window(program: SqlTaskRepository) -> bool:
    return program.leads(as_service=False)


def service(program: SqlTaskRepository) -> bool:
    return program.leads(as_service=True)


def test_one_of_the_windows_leads_and_goes_on_to(program: Open) -> None:
    one, other = program(), program()
    assert [window(one), window(other), window(one), window(other)] == [True, False, True, False]


def test_a_service_leads_before_any_window_and_beside_other_services(program: Open) -> None:
    one, other, first, second = (program() for _ in range(4))
    assert window(one)
    assert [service(first), service(second)] == [True, True]
    assert [window(one), window(other)] == [False, False]
    first.close()
    assert [window(one), window(other)] == [False, False]
    second.close()
    deadline = time.monotonic() + 10
    while not window(other):  # the server ends the session a moment after it was closed
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert not window(one)


def test_a_window_that_is_killed_is_followed_by_another(program: Open, postgres_url: str) -> None:
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", LEAD, postgres_url], text=True, **pipes) as leader:
        assert leader.stdout
        assert leader.stdout.readline() == "True\n"
        follower = program()
        assert not window(follower)
        os.kill(leader.pid, signal.SIGKILL)
        leader.wait()
        await_leading(follower)


def test_a_program_that_stands_still_is_followed_by_another(program: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leadership, "IDLE", 1)
    still, follower = program(), program()
    assert window(still)
    assert not window(follower)
    await_leading(follower)
    assert window(still)  # it can't tell, once: its session is over
    assert not window(still)


def test_a_leader_whose_connection_is_cut_leads_again_or_another_does(program: Open, postgres_url: str) -> None:
    one, other = program(), program()
    assert [window(one), window(other)] == [True, False]
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg2"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    engine.dispose()
    assert [window(one), window(other)] == [True, True]  # neither can tell
    assert sorted([window(one), window(other), window(one), window(other)]) == [False, False, True, True]


def test_the_server_is_asked_every_few_seconds_only(program: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    one = program()
    assert window(one)
    monkeypatch.setattr(leadership, "RENEWAL", 60.0)
    monkeypatch.setattr(leadership.Leadership, "_ask", lambda self, as_service: 1 / 0)
    assert window(one)


def test_a_database_of_one_computer_has_no_leader(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}")) as one:
        assert window(one)
        assert service(one)


def await_leading(follower: SqlTaskRepository) -> None:
    deadline = time.monotonic() + 10
    while not window(follower):
        assert time.monotonic() < deadline
        time.sleep(0.05)
