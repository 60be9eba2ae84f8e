"""However much waits, what comes next is found by a few looks into an index."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, func

from desktop_app.adapters.database import SqlTaskRepository, feed, open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.domain.batch import NewBatch
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from worker_agent.contract.options import TranscribeOptions


def plan(folder: Path, statement: Select[Any]) -> str:
    """How SQLite goes about it, without statistics, as no program makes any."""
    url = f"sqlite:///{folder / 'earshot.db'}"
    with closing(open_database(url)):
        engine = make_engine(parse_url(url))
    with engine.connect() as connection:
        sql = str(statement.compile(engine, compile_kwargs={"literal_binds": True}))
        steps = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    engine.dispose()
    return "\n".join(steps)


def test_the_next_lane_is_found_by_the_index(tmp_path: Path) -> None:
    steps = plan(tmp_path, feed._in_order(["convert"], 10))
    for place in ("(stage=?)", "(stage=? AND place=? AND batch_id>?)", "(stage=? AND place>?)"):
        assert f"SEARCH following USING COVERING INDEX outbox_lanes {place}" in steps
    assert "SCAN outbox" not in steps
    assert "SCAN following" not in steps


def test_what_is_on_the_queue_is_counted_by_an_index_of_that_alone(tmp_path: Path) -> None:
    assert "INDEX tasks_on_queue" in plan(tmp_path, feed.on_queue(func.count()))


def test_batches_that_are_paused_hide_none_behind_them(
    repository: SqlTaskRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "LANES", 1)
    with repository.unit_of_work() as unit:
        for number in range(4):
            options = TranscribeOptions()
            new = NewBatch(name="a", submitted_by="ann", host="desk", kind="transcribe", options=options)
            file = make_new_task(f"{number}.wav", batch_id=unit.add_batch(new, NOW))
            unit.add_tasks([file], NOW)
    claim: dict[str, Any] = {"host": "desk", "limit": 9, "now": NOW, "until": NOW}
    repository.complete_entries(repository.claim_entries(OutboxKind.UPLOAD, **claim), NOW)
    repository.batches.pause([1, 2, 3], paused=True)
    assert [item.task.file_name for item in repository.claim_entries(OutboxKind.SEND, **claim)] == ["3.wav"]
