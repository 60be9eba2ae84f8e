"""What is read in parts is read whole."""

from __future__ import annotations

from array import array

import pytest

from desktop_app.adapters.database import queries
from desktop_app.orchestrator.lists import TaskFilter
from tests.fixtures.desk import Desk


def test_any_number_of_tasks_is_read_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "CHUNK", 4)
    added = desk.add(*(f"{number}.wav" for number in range(9)))
    assert desk.repository.tasks([task.id for task in added]) == {task.id: task for task in added}


def test_a_list_longer_than_is_held_at_once_is_read_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "STREAM", 4)
    added = desk.add(*(f"{number}.wav" for number in range(9)))
    assert desk.repository.find_ids(TaskFilter(), descending=False) == array("q", [task.id for task in added])
