"""What is old is found by when it ended: no page of it reads, or sorts, what comes before."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop_app.adapters.database import open_database
from desktop_app.adapters.database.task_repository import SqlTaskRepository
from desktop_app.domain.retention import Retained
from tests.fakes.tasks import NOW


@pytest.mark.parametrize("kind", [Retained.AUDIO, Retained.TRANSCRIPTS, Retained.FINISHED_TASKS])
def test_each_page_is_read_from_the_index_in_its_order(tmp_path: Path, kind: Retained) -> None:
    asked: list[tuple[str, Any]] = []
    with closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}")) as repository:
        assert isinstance(repository, SqlTaskRepository)

        @event.listens_for(repository._engine, "before_cursor_execute")
        def note(connection: Any, cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
            asked.append((statement, parameters))

        assert repository.retention.find_tasks(kind, NOW, (NOW, 1), 100) == []
        statement, parameters = asked[-1]
        with repository._engine.connect() as connection:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    plan = [row[3] for row in rows]
    assert "tasks_ended" in plan[0]
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN") for step in plan), plan
