"""One behaviour for every repository: lists of ids are filtered, searched and sorted alike."""

from __future__ import annotations

from array import array
from datetime import timedelta
from itertools import product

import pytest

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.lists import PROBLEMS, Cause, Sort, TaskFilter
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.messages import TaskError

ALL = TaskFilter()


def error(message: str) -> TaskError:
    return TaskError(kind="Odd", message=message)


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
        (Sort.KIND, "kind", ["convert", "report", "transcribe"]),
        (Sort.LANGUAGE, "language", [None, "de", "en"]),
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


def test_by_why_those_without_an_error_come_last(desk: Desk) -> None:
    none, lost, full = (desk.one(error=each) for each in (None, error("Lost."), error("Full.")))
    same_beginning = [desk.one(error=error("x" * 1900 + end)) for end in "ba"]
    assert desk.repository.find_ids(ALL, Sort.WHY, descending=False) == ids(full, lost, *same_beginning, none)
    assert desk.repository.find_ids(ALL, Sort.WHY, limit=1) == ids(none)
    assert desk.repository.find_ids(TaskFilter(error=("Odd", "x" * 1900 + "a"))) == ids(same_beginning[1])


def test_by_time_left_those_that_do_not_tell_come_last(desk: Desk) -> None:
    running = {"status": TaskStatus.IN_PROGRESS, "duration_seconds": 100.0}
    slow = desk.one(**running, speed=1.0, progress=0.5)  # 50 s
    done = desk.one(status=TaskStatus.COMPLETED, speed=1.0, progress=0.9)
    quick = desk.one(**running, speed=4.0, progress=0.2)  # 20 s
    fresh = desk.one(**running, speed=None)
    silent = desk.one(**running, speed=0.0)
    in_order = ids(quick, slow, done, fresh, silent)
    assert desk.repository.find_ids(ALL, Sort.TIME_LEFT, descending=False) == in_order
    assert desk.repository.find_ids(ALL, Sort.TIME_LEFT) == in_order[::-1]


def test_by_next_delivery_those_that_wait_come_before_those_in_progress(desk: Desk) -> None:
    soon, late = NOW + timedelta(minutes=1), NOW + timedelta(minutes=2)
    done = desk.one(status=TaskStatus.COMPLETED, visible_at=soon)
    running = [desk.one(status=TaskStatus.IN_PROGRESS, lease_until=until) for until in (late, soon)]
    waiting = [desk.one(visible_at=at) for at in (late, None, soon)]
    in_order = ids(waiting[1], waiting[2], waiting[0], running[1], running[0], done)
    assert desk.repository.find_ids(ALL, Sort.NEXT_DELIVERY, descending=False) == in_order
    assert desk.repository.find_ids(ALL, Sort.NEXT_DELIVERY) == in_order[::-1]


@pytest.mark.parametrize(
    "which",
    [
        ALL,
        TaskFilter(search="a"),
        TaskFilter(search="none of them"),
        TaskFilter(retried=True, kind="convert"),
        PROBLEMS,
        TaskFilter(status=TaskStatus.FAILED),
        TaskFilter(error=("Odd", "Full.")),
    ],
)
def test_the_first_ones_are_those_that_the_whole_list_begins_with(desk: Desk, which: TaskFilter) -> None:
    desk.add("a.wav", "b.wav", "ab.wav")
    for number in range(4):
        kind = "convert" if number % 2 else "transcribe"
        desk.one(file_name=f"a{number}.wav", status=TaskStatus.FAILED, error=error("Full."), kind=kind, attempt=1)
    for sort, descending, limit in product(Sort, (True, False), (1, 3, 100)):
        whole = desk.repository.find_ids(which, sort, descending=descending)
        assert desk.repository.find_ids(which, sort, descending=descending, limit=limit) == whole[:limit]
        head = desk.repository.head(which, sort, descending=descending, limit=limit, tasks=2)
        assert head == (whole[:limit], desk.repository.tasks(whole[: min(limit, 2)]))


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


def test_problems_are_those_that_still_need_an_attempt_or_a_person(desk: Desk) -> None:
    memory = TaskError(kind="OutOfMemory", message="Full.")
    desk.one(status=TaskStatus.COMPLETED, attempt=2)
    desk.one(status=TaskStatus.COMPLETED, attempt=1, generation=2)
    desk.one(status=TaskStatus.CANCELLED, attempt=1, error=memory)
    problems = [
        desk.one(status=TaskStatus.PENDING, generation=2),
        desk.one(status=TaskStatus.IN_PROGRESS, attempt=2, error=memory),
        desk.one(status=TaskStatus.FAILED, attempt=1, error=memory),
    ]
    assert desk.repository.find_ids(PROBLEMS, descending=False) == ids(*problems)
    assert desk.repository.find_ids(PROBLEMS, Sort.FILE, descending=False) == ids(*problems)
    assert desk.repository.find_causes() == [Cause("OutOfMemory", "Full.", 2, 1)]


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
