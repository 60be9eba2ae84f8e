"""One behaviour for every repository: lists of ids are filtered, searched and sorted alike."""

from __future__ import annotations

from array import array

import pytest

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.lists import Cause, Sort, TaskFilter
from tests.fixtures.desk import Desk
from worker_agent.contract.messages import TaskError

ALL = TaskFilter()


def ids(*tasks: Task) -> array[int]:
    return array("q", [task.id for task in tasks])


def test_the_newest_come_first(desk: Desk) -> None:
    one, two = desk.add("one.wav", "two.wav")
    assert desk.repository.find_ids(ALL) == ids(two, one)
    assert desk.repository.find_ids(ALL, descending=False) == ids(one, two)


def test_only_those_of_a_status(desk: Desk) -> None:
    desk.add("one.wav")
    failed = desk.one(status=TaskStatus.FAILED)
    assert desk.repository.find_ids(TaskFilter(status=TaskStatus.FAILED)) == ids(failed)
    assert not desk.repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED))


@pytest.mark.parametrize(
    ("sort", "field", "values"),
    [
        (Sort.FILE, "file_name", ["Angel.wav", "ape.wav", "Zoo.wav", "Ärger.wav"]),
        (Sort.STATUS, "status", [TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.PENDING]),
        (Sort.PROGRESS, "progress", [0.0, 0.5, 1.0]),
        (Sort.ATTEMPT, "attempt", [0, 2, 10]),
        (Sort.WORKER, "worker", [None, "B-host/1", "a-host/1"]),
        (Sort.LENGTH, "duration_seconds", [None, 2.0, 10.0]),
        (Sort.SPEED, "speed", [None, 0.5, 3.0]),
    ],
)
def test_sorted_by_any_column_with_the_unknown_as_least(
    desk: Desk, sort: Sort, field: str, values: list[object]
) -> None:
    in_order = [(value, desk.one(**{field: value})) for value in [*values[1:], values[0]]]
    tasks = [task for value in values for known, task in in_order if known == value]
    twin = desk.one(**{field: values[-1]})
    assert desk.repository.find_ids(ALL, sort, descending=False) == ids(*tasks, twin)
    assert desk.repository.find_ids(ALL, sort) == ids(twin, *reversed(tasks))
    assert desk.repository.find_ids(TaskFilter(status=tasks[-1].status), sort)[:2] == ids(twin, tasks[-1])


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("BOARD", ["Board 100%.wav", "board_2.wav"]),
        ("ärger", ["ÄRGER.wav"]),
        ("a\u0308rger", ["ÄRGER.wav"]),  # as macOS spells it
        ("strasse", ["Straße.wav"]),
        ("%", ["Board 100%.wav"]),
        ("d_2", ["board_2.wav"]),
        ("k\\s", ["back\\slash.wav"]),
        ("/", []),
        ("\0", []),
        ("\udce4", ["b\udce4d.wav"]),
        ("", None),
    ],
)
def test_the_search_finds_parts_of_names_and_takes_every_character_for_itself(
    desk: Desk, search: str, found: list[str] | None
) -> None:
    names = ["Board 100%.wav", "board_2.wav", "ÄRGER.wav", "Straße.wav", "back\\slash.wav", "b\udce4d.wav"]
    tasks = desk.add(*names)
    wanted = [task for name, task in zip(names, tasks, strict=True) if found is None or name in found]
    assert desk.repository.find_ids(TaskFilter(search=search), descending=False) == ids(*wanted)


def test_retried_are_those_that_needed_or_need_another_attempt_or_failed(desk: Desk) -> None:
    desk.add("fresh.wav")
    desk.one(status=TaskStatus.COMPLETED, attempt=1)
    desk.one(status=TaskStatus.CANCELLED, attempt=1)
    retried = [
        desk.one(status=TaskStatus.FAILED, attempt=1),
        desk.one(status=TaskStatus.COMPLETED, attempt=2),
        desk.one(status=TaskStatus.PENDING, attempt=1, error=TaskError(kind="WorkerLost", message="Gone.")),
        desk.one(status=TaskStatus.COMPLETED, attempt=1, generation=2),
    ]
    assert desk.repository.find_ids(TaskFilter(retried=True), descending=False) == ids(*retried)
    failed = TaskFilter(status=TaskStatus.FAILED, retried=True)
    assert desk.repository.find_ids(failed, Sort.FILE) == ids(retried[0])


def test_retries_are_counted_by_their_error(desk: Desk) -> None:
    memory, lost = TaskError(kind="OutOfMemory", message="Full."), TaskError(kind="WorkerLost", message="Gone.")
    waiting = desk.one(status=TaskStatus.PENDING, error=memory, attempt=1)
    desk.one(status=TaskStatus.IN_PROGRESS, error=memory, attempt=2)
    failed = desk.one(status=TaskStatus.FAILED, error=lost, attempt=1)
    desk.one(status=TaskStatus.FAILED, error=TaskError(kind="OutOfMemory", message="Other."), attempt=1)
    desk.one(status=TaskStatus.COMPLETED, attempt=2)

    assert desk.repository.find_causes() == [
        Cause("OutOfMemory", "Full.", 2, 1),
        Cause("OutOfMemory", "Other.", 1, 1),
        Cause("WorkerLost", "Gone.", 1, 1),
    ]
    assert len(desk.repository.find_causes(limit=1)) == 1
    pending = TaskFilter(status=TaskStatus.PENDING, error=("OutOfMemory", "Full."))
    assert desk.repository.find_ids(pending) == ids(waiting)
    assert desk.repository.find_ids(TaskFilter(error=("WorkerLost", "Gone."))) == ids(failed)
