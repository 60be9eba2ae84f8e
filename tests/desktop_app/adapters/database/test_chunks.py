"""What is read in parts is read whole."""

from __future__ import annotations

from array import array

import pytest

from desktop_app.adapters.database import id_lists, queries
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from tests.fixtures.desk import Desk


def test_any_number_of_tasks_is_read_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "CHUNK", 4)
    added = desk.add(*(f"{number}.wav" for number in range(9)))
    assert desk.repository.tasks([task.id for task in added]) == {task.id: task for task in added}


@pytest.mark.parametrize("ids", [1, 4])
def test_a_list_longer_than_is_read_at_once_is_read_whole(
    desk: Desk, ids: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(id_lists, "STEP", ids * id_lists.HEX)
    monkeypatch.setattr(id_lists, "PIECE", ids * 8)
    assert desk.repository.find_ids(TaskFilter()) == array("q")
    added = desk.add(*(f"{number}.wav" for number in range(9)))
    assert desk.repository.find_ids(TaskFilter(), descending=False) == array("q", [task.id for task in added])


def test_what_the_top_of_the_order_lacks_is_found_below_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(id_lists, "HEAD", 2)
    added = desk.add(*(f"{name}{number}.wav" for number, name in enumerate("aabbab")))
    of_a = [task.id for task in added if "a" in task.file_name.removesuffix(".wav")]
    for limit in (1, 2, 3):
        found = desk.repository.find_ids(TaskFilter(search="a"), limit=limit)
        assert len(found) == limit
        newest = desk.repository.find_ids(TaskFilter(search="b"), Sort.FILE, limit=limit)
        assert len(newest) == limit
    assert list(desk.repository.find_ids(TaskFilter(search="a4"), Sort.PROGRESS, limit=1)) == of_a[-1:]
