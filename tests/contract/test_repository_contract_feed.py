"""One behaviour for every repository: who follows the change feed misses nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace

import pytest

from desktop_app.orchestrator.ports.lists import Changes, Cursor
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.fixtures.desk import Desk


@pytest.fixture
def start(repository: TaskRepository) -> Cursor:
    """Before anything has happened."""
    return repository.latest_cursor()


def follow(repository: TaskRepository, cursor: Cursor, limit: int) -> list[Changes]:
    """All that happened since, in as many steps as it takes."""
    steps = [repository.changes_since(cursor, limit)]
    while not steps[-1].complete:
        steps.append(repository.changes_since(steps[-1].cursor, limit))
    return steps


def test_nothing_happened(repository: TaskRepository, start: Cursor) -> None:
    assert repository.changes_since(start) == Changes(start, (), (), True)
    assert repository.latest_cursor() == start


def test_each_task_is_told_once_as_it_is_now(start: Cursor, desk: Desk, repository: TaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    one = desk.change(one, progress=0.5)
    changes = repository.changes_since(start)
    assert changes == Changes(repository.latest_cursor(), (two, one), (), True)
    assert repository.changes_since(changes.cursor).tasks == ()


def test_removed_tasks_are_told_by_their_ids(start: Cursor, desk: Desk, repository: TaskRepository) -> None:
    one, two, three = desk.add("one.wav", "two.wav", "three.wav")
    seen = repository.latest_cursor()
    desk.remove(two, one)
    changes = repository.changes_since(seen)
    assert (changes.tasks, sorted(changes.removed)) == ((), [one.id, two.id])
    assert repository.changes_since(start).tasks == (three,)


def test_one_great_change_is_told_in_small_steps(start: Cursor, desk: Desk, repository: TaskRepository) -> None:
    added = desk.add(*(f"{number}.wav" for number in range(25)))
    desk.remove(*added[::2])
    steps = follow(repository, start, limit=4)
    assert [len(step.tasks) + len(step.removed) for step in steps] == [4, 4, 4, 4, 4, 4, 1]
    assert [task for step in steps for task in step.tasks] == added[1::2]
    assert sorted(id_ for step in steps for id_ in step.removed) == [task.id for task in added[::2]]


def test_what_changes_while_changes_are_told_is_not_missed(start: Cursor, desk: Desk) -> None:
    one, two, three, four = desk.add("one.wav", "two.wav", "three.wav", "four.wav")
    first = desk.repository.changes_since(start, limit=2)
    one, three = desk.change(one, progress=0.5), desk.change(three, progress=0.5)
    rest = follow(desk.repository, first.cursor, limit=2)
    assert [task.id for task in first.tasks] == [one.id, two.id]
    later = desk.repository.changes_since(rest[-1].cursor)
    assert {task for changes in (*rest, later) for task in changes.tasks} == {one, three, four}
    assert set(later.tasks) >= {one, three}


def test_a_transaction_that_began_first_but_ends_last_is_not_missed(desk: Desk, other: TaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    seen = [Changes(desk.repository.latest_cursor(), (), (), True)]
    entered = threading.Event()

    def change_the_second() -> None:
        entered.set()
        with other.unit_of_work() as unit:
            unit.save_tasks([replace(two, progress=0.2)])

    with ThreadPoolExecutor(1) as background:
        with desk.repository.unit_of_work() as unit:
            unit.save_tasks([replace(one, progress=0.1)])
            second = background.submit(change_the_second)
            entered.wait()
            wait([second], timeout=0.2)  # some let it pass, others let it wait
            seen.append(desk.repository.changes_since(seen[-1].cursor))
        second.result()
    seen.append(desk.repository.changes_since(seen[-1].cursor))
    assert sorted(task.id for changes in seen for task in changes.tasks) == [one.id, two.id]


def test_a_reader_beside_many_writers_misses_nothing(desk: Desk, repository: TaskRepository) -> None:
    start = repository.latest_cursor()
    tasks = desk.add(*(f"{number}.wav" for number in range(8)))
    writing = threading.Event()
    writing.set()

    def write(mine: int) -> None:
        task = tasks[mine]
        for step in range(1, 26):
            desk.change(task, sequence=step)
        desk.remove(task)

    def read() -> tuple[dict[int, int], set[int]]:
        cursor, known, gone, complete = start, {}, set(), True
        while True:
            if complete:  # a round of looks tells of what was there when it began
                last_round = not writing.is_set()
            changes = repository.changes_since(cursor, limit=3)
            cursor = changes.cursor
            known.update((task.id, task.sequence) for task in changes.tasks)
            gone.update(changes.removed)
            complete = changes.complete
            if last_round and complete:
                return known, gone

    with ThreadPoolExecutor(5) as threads:
        reader = threads.submit(read)
        list(threads.map(write, range(4)))
        writing.clear()
        known, gone = reader.result()
    assert gone == {task.id for task in tasks[:4]}
    assert {known[task.id] for task in tasks[4:]} == {-1}


def test_writers_in_opposite_order_do_not_lock_each_other_out(desk: Desk, repository: TaskRepository) -> None:
    tasks = desk.add(*(f"{number}.wav" for number in range(20)))

    def write(order: int) -> None:
        for _ in range(5):
            with repository.unit_of_work() as unit:
                locked = unit.lock_tasks_by_id([task.id for task in tasks[::order]])
                unit.save_tasks([locked[task.id] for task in tasks[::order]])

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, [1, -1, 1, -1]))
    assert {task.revision for task in repository.tasks([task.id for task in tasks]).values()} == {1 + 4 * 5}
