"""PostgreSQL's transactions end in any order, or not at all; the change feed misses nothing, and no writer waits."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.lists import Changes, Cursor
from tests.fixtures.desk import Desk
from tests.fixtures.postgres import standby_of


@pytest.fixture
def repository(postgres_url: str) -> Iterator[SqlTaskRepository]:
    with closing(open_database(postgres_url)) as opened:
        yield opened


class Watcher:
    """Follows the feed, as a window does."""

    def __init__(self, repository: SqlTaskRepository) -> None:
        self._repository = repository
        self.cursor: Cursor = repository.latest_cursor()

    def look(self, limit: int = 1000) -> Changes:
        changes = self._repository.changes_since(self.cursor, limit)
        self.cursor = changes.cursor
        return changes

    def ids(self, limit: int = 1000) -> list[int]:
        return [task.id for task in self.look(limit).tasks]


def with_progress(task: Task, progress: float) -> Task:
    return replace(task, progress=progress)


def test_one_writer_does_not_wait_for_another_and_both_are_told(desk: Desk, repository: SqlTaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    watcher = Watcher(repository)
    with repository.unit_of_work() as first:
        first.save_tasks([with_progress(one, 0.1)])
        desk.change(two, progress=0.2)  # would wait here for ever
        assert watcher.ids() == [two.id]
        assert watcher.ids() == []
    assert watcher.ids() == [one.id]


def test_what_is_rolled_back_is_not_told_and_holds_up_nothing(desk: Desk, repository: SqlTaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    watcher = Watcher(repository)

    def crash() -> None:
        with repository.unit_of_work() as unit:
            unit.save_tasks([with_progress(one, 0.1)])
            assert watcher.ids() == []
            raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        crash()
    desk.change(two, progress=0.2)
    assert watcher.ids() == [two.id]


def test_the_later_of_two_changes_is_told_though_its_transaction_is_the_older(
    desk: Desk, repository: SqlTaskRepository
) -> None:
    one, two = desk.add("one.wav", "two.wav")
    watcher = Watcher(repository)
    with repository.unit_of_work() as older:
        older.save_tasks([with_progress(one, 0.1)])
        desk.change(two, progress=0.2)
        (before,) = watcher.look().tasks
        older.save_tasks([with_progress(two, 0.3)])
    tasks = watcher.look().tasks
    assert [(task.id, task.progress) for task in tasks] == [(one.id, 0.1), (two.id, 0.3)]
    assert tasks[1].revision > before.revision


def test_a_transaction_of_another_program_delays_nothing(
    desk: Desk, repository: SqlTaskRepository, postgres_server: str
) -> None:
    """It has a number of the same server, and may take for days."""
    (task,) = desk.add("one.wav")
    watcher, others = Watcher(repository), create_engine(postgres_server)
    with others.begin() as connection:
        connection.execute(text("SELECT pg_current_xact_id()"))
        for progress in (0.1, 0.2):
            desk.change(task, progress=progress)
            assert watcher.ids() == [task.id]
    assert watcher.ids() == []
    others.dispose()


def test_a_transaction_that_ends_between_two_pages_is_told(desk: Desk, repository: SqlTaskRepository) -> None:
    late, *many = desk.add(*(f"{number}.wav" for number in range(10)))
    watcher = Watcher(repository)
    with repository.unit_of_work() as unit:
        unit.save_tasks([with_progress(late, 0.1)])
        with repository.unit_of_work() as other:
            other.save_tasks([with_progress(task, 0.5) for task in many])
        pages = [watcher.look(limit=4)]
    pages += [watcher.look(limit=4), watcher.look(limit=4)]
    assert [[task.id for task in page.tasks] for page in pages] == [
        [task.id for task in many[first : first + 4]] for first in (0, 4, 8)
    ]
    assert [page.complete for page in pages] == [False, False, True]
    assert watcher.ids() == [late.id]


def test_an_idle_feed_asks_one_question(
    desk: Desk, repository: SqlTaskRepository, caplog: pytest.LogCaptureFixture
) -> None:
    desk.add("one.wav")
    watcher = Watcher(repository)
    with caplog.at_level("INFO", "sqlalchemy.engine"):
        assert watcher.ids() == []
    assert [record.message.split()[0] for record in caplog.records if "FROM tasks" in record.message] == []


def dump_and_restore(server: Any, url: str) -> None:
    """In place of the database's content, as an operator does it."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    dump = subprocess.run([server.bin_path / "pg_dump", "--clean", address], check=True, capture_output=True).stdout
    subprocess.run([server.bin_path / "psql", address], input=dump, check=True, capture_output=True)


def test_after_a_restore_all_is_read_anew_and_then_each_change(
    desk: Desk, repository: SqlTaskRepository, postgres: Any, postgres_url: str
) -> None:
    one, two = desk.add("one.wav", "two.wav")
    watcher = Watcher(repository)
    dump_and_restore(postgres, postgres_url)
    assert watcher.look().restarted
    desk.change(two, progress=0.2)
    assert watcher.ids() == [two.id]
    assert desk.read(one) == one


def test_rows_with_numbers_that_are_still_to_come_are_no_changes(
    desk: Desk, repository: SqlTaskRepository, postgres_url: str
) -> None:
    """As in a dump of a server that had counted further."""
    _, two = desk.add("one.wav", "two.wav")
    server = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg2"))
    with server.begin() as connection:
        connection.execute(text("UPDATE tasks SET changed_in = 2000000000"))
    watcher = Watcher(repository)
    assert watcher.ids() == []
    desk.change(two, progress=0.2)
    assert watcher.ids() == [two.id]
    assert watcher.ids() == []
    server.dispose()


def test_a_standby_tells_a_transaction_that_ended_late(
    desk: Desk, repository: SqlTaskRepository, postgres: Any, postgres_url: str
) -> None:
    """It does not list the transactions that are still running."""
    one, two = desk.add("one.wav", "two.wav")
    with standby_of(postgres) as standby, closing(open_database(at(standby, postgres_url))) as following:
        with repository.unit_of_work() as unit:
            unit.save_tasks([with_progress(one, 0.1)])
            desk.change(two, progress=0.2)
            await_progress(following, two, 0.2)
            watcher = Watcher(following)
        await_progress(following, one, 0.1)
        assert one.id in watcher.ids()


def await_progress(repository: SqlTaskRepository, task: Task, progress: float) -> None:
    deadline = time.monotonic() + 30
    while repository.tasks([task.id])[task.id].progress != progress:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def at(server: Any, url: str) -> str:
    """The URL of the same database on another server."""
    host = make_url(server.get_uri()).query["host"]
    return make_url(url).set(query={"host": host}).render_as_string(hide_password=False)


def test_on_another_server_all_is_read_anew(
    desk: Desk, repository: SqlTaskRepository, postgres: Any, postgres_url: str
) -> None:
    """A standby that was promoted may give numbers again of which the lost server had told."""
    desk.add("one.wav")
    cursor = repository.latest_cursor()
    with standby_of(postgres) as standby, closing(open_database(at(standby, postgres_url))) as promoted:
        assert promoted.changes_since(cursor).restarted
        watcher = Watcher(promoted)
        standby.psql("SELECT pg_promote();")
        (task,) = Desk(promoted).add("two.wav")
        assert watcher.ids() == [task.id]
