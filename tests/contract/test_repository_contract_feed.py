"""One behaviour for every repository: who follows the change feed misses nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from desktop_app.orchestrator.lists import Changes
from desktop_app.orchestrator.ports import TaskRepository
from tests.fixtures.desk import Desk


def follow(repository: TaskRepository, revision: int, limit: int) -> list[Changes]:
    """All that happened since, in as many steps as it takes."""
    steps = [repository.changes_since(revision, limit)]
    while not steps[-1].complete:
        steps.append(repository.changes_since(steps[-1].revision, limit))
    return steps


def test_nothing_happened(repository: TaskRepository) -> None:
    assert repository.changes_since(0) == Changes(0, (), (), True)
    assert repository.latest_revision() == 0


def test_each_task_is_told_once_as_it_is_now(desk: Desk, repository: TaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    one = desk.change(one, progress=0.5)
    assert repository.changes_since(0) == Changes(repository.latest_revision(), (two, one), (), True)
    assert repository.changes_since(repository.latest_revision()).tasks == ()


def test_removed_tasks_are_told_by_their_ids(desk: Desk, repository: TaskRepository) -> None:
    one, two, three = desk.add("one.wav", "two.wav", "three.wav")
    seen = repository.latest_revision()
    desk.remove(two, one)
    changes = repository.changes_since(seen)
    assert (changes.tasks, sorted(changes.removed)) == ((), [one.id, two.id])
    assert repository.changes_since(0).tasks == (three,)


def test_one_great_change_is_told_in_small_steps(desk: Desk, repository: TaskRepository) -> None:
    added = desk.add(*(f"{number}.wav" for number in range(25)))
    desk.remove(*added[::2])
    steps = follow(repository, 0, limit=4)
    assert [len(step.tasks) + len(step.removed) for step in steps] == [4, 4, 4, 4, 4, 4, 1]
    assert [task for step in steps for task in step.tasks] == added[1::2]
    assert sorted(id_ for step in steps for id_ in step.removed) == [task.id for task in added[::2]]


def test_a_transaction_that_began_first_but_ends_last_is_not_missed(desk: Desk, other: TaskRepository) -> None:
    """The second one has to wait for the first: else its later revision would be seen before the earlier one."""
    one, two = desk.add("one.wav", "two.wav")
    seen = desk.repository.latest_revision()
    entered, done = threading.Event(), threading.Event()

    def change_the_second() -> None:
        entered.set()
        with other.unit_of_work() as unit:
            unit.save_tasks([replace(two, progress=0.2)])
        done.set()

    with ThreadPoolExecutor(1) as background:
        with desk.repository.unit_of_work() as unit:
            unit.save_tasks([replace(one, progress=0.1)])
            second = background.submit(change_the_second)
            entered.wait()
            assert not done.wait(0.2)
            assert desk.repository.changes_since(seen).tasks == ()
        second.result()
    assert [task.id for task in desk.repository.changes_since(seen).tasks] == [one.id, two.id]


def test_a_reader_beside_many_writers_misses_nothing(desk: Desk, repository: TaskRepository) -> None:
    tasks = desk.add(*(f"{number}.wav" for number in range(8)))
    writing = threading.Event()
    writing.set()

    def write(mine: int) -> None:
        task = tasks[mine]
        for step in range(1, 26):
            desk.change(task, sequence=step)
        desk.remove(task)

    def read() -> tuple[dict[int, int], set[int]]:
        revision, known, gone = 0, {}, set()
        while True:
            last_look = not writing.is_set()
            changes = repository.changes_since(revision, limit=3)
            revision = changes.revision
            known.update((task.id, task.sequence) for task in changes.tasks)
            gone.update(changes.removed)
            if last_look and changes.complete:
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
                for task in tasks[::order]:
                    unit.save_tasks([unit.lock_tasks_by_id([task.id])[task.id]])

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, [1, -1, 1, -1]))
    assert repository.latest_revision() == 20 + 4 * 5 * 20
