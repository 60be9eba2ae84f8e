"""An orchestrator with nothing to do holds up nobody."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from desktop_app import bootstrap
from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.bootstrap import Earshot, build
from desktop_app.orchestrator import outbox_watch
from desktop_app.settings import DatabaseSettings, LocalWorkerSettings, Settings
from tests.fixtures.desk import Desk

SECONDS = 2.0


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done now and then is done often."""
    for name in ("SOON", "RARELY"):
        monkeypatch.setattr(outbox_watch, name, 0.1)
    monkeypatch.setattr(bootstrap, "OUTBOX_PAUSE", 0.1)


async def run(earshot: Earshot) -> None:
    service = earshot.service()
    running = asyncio.create_task(service.run())
    await asyncio.sleep(SECONDS)
    service.stop()
    await running


@pytest.mark.usefixtures("often")
def test_loops_with_nothing_to_do_begin_no_transaction_that_writes(database_url: str, tmp_path: Path) -> None:
    """Though there is a task: it waits for nothing that the orchestrator does."""
    local = LocalWorkerSettings(enabled="no")
    settings = Settings(home=tmp_path, local_worker=local, database=DatabaseSettings(url=database_url))
    began: list[bool] = []
    with closing(build(settings)) as earshot:
        repository = earshot.repository
        assert isinstance(repository, SqlTaskRepository)
        desk = Desk(repository)
        (task,) = desk.add("one.wav")
        with repository.unit_of_work() as unit:
            unit.discard_entries([task.id])

        @event.listens_for(repository._engine, "begin")
        def note(connection: Connection) -> None:
            began.append(connection.get_execution_options().get("writes", False))

        asyncio.run(run(earshot))
    assert len(began) > 5
    assert not any(began)
