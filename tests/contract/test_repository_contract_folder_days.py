"""One behaviour for every repository: what comes into a watched folder on one day is one batch."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.batch import FolderDay, NewBatch, WhenDone
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.contract.conftest import OpenRepository
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.options import TranscribeOptions

MINUTE = timedelta(minutes=1)
MONDAY = FolderDay("/in/\udcff", date(2026, 11, 23))
NEW = NewBatch(
    name="in · 23 Nov",
    submitted_by="ann@desk",
    host="desk",
    kind="transcribe",
    options=TranscribeOptions(language="de"),
    folder_day=MONDAY,
)


def take_in(repository: TaskRepository, *names: str, new: NewBatch = NEW) -> list[Task]:
    """As one look at the folder does."""
    with repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
        unit.let_grow(id_, NOW + MINUTE)
        tasks = unit.add_tasks([make_new_task(name, batch_id=id_) for name in names], NOW)
    with repository.unit_of_work() as unit:
        unit.let_grow(id_, None)
    return tasks


def batches_of(tasks: Sequence[Task]) -> set[int | None]:
    return {task.batch_id for task in tasks}


def test_what_comes_on_one_day_is_one_batch(repository: TaskRepository, other: TaskRepository) -> None:
    tasks = [*take_in(repository, "a"), *take_in(other, "b", new=replace(NEW, name="other", submitted_by="ben@desk"))]
    (summary,) = repository.batches.summaries()
    assert batches_of(tasks) == {summary.batch.id}
    assert (summary.batch.name, summary.batch.submitted_by, summary.tasks) == ("in · 23 Nov", "ann@desk", 2)


@pytest.mark.parametrize(
    "new",
    [
        replace(NEW, folder_day=replace(MONDAY, day=date(2026, 11, 24))),
        replace(NEW, folder_day=replace(MONDAY, path="/in")),
        replace(NEW, host="elsewhere"),
        replace(NEW, kind="convert"),
        replace(NEW, folder_day=None),  # dropped by a person
    ],
    ids=["day", "folder", "host", "kind", "drop"],
)
def test_another_day_folder_host_or_kind_is_another_one(repository: TaskRepository, new: NewBatch) -> None:
    tasks = [*take_in(repository, "a"), *take_in(repository, "b", new=new)]
    assert len(batches_of(tasks)) == 2


def test_drops_of_one_name_are_as_many_batches(repository: TaskRepository) -> None:
    drop = replace(NEW, folder_day=None)
    assert len(batches_of([*take_in(repository, "a", new=drop), *take_in(repository, "b", new=drop)])) == 2


def test_one_that_was_renamed_and_was_done_goes_on(desk: Desk, repository: TaskRepository) -> None:
    (task,) = take_in(repository, "a")
    desk.change(task, status=TaskStatus.COMPLETED)
    repository.batches.rename(task.batch_id or 0, "Monday's")
    assert repository.batches.note_done(task.batch_id or 0, NOW)
    take_in(repository, "b")
    (summary,) = repository.batches.summaries()
    assert (summary.batch.name, summary.batch.done_at, summary.tasks) == ("Monday's", None, 2)


def test_one_that_gets_more_while_its_end_is_carried_out_is_done_later(desk: Desk, repository: TaskRepository) -> None:
    export = replace(NEW, when_done=WhenDone(folder="/out", formats=("txt",)))
    (first,) = take_in(repository, "a", new=export)
    desk.change(first, status=TaskStatus.COMPLETED)
    (claimed,) = repository.batches.claim_done("desk", NOW, NOW + MINUTE, 9)
    (second,) = take_in(repository, "b", new=export)
    assert not repository.batches.note_done(claimed.id, NOW)
    assert not repository.batches.has_done("desk", NOW + MINUTE)
    desk.change(second, status=TaskStatus.COMPLETED)
    (again,) = repository.batches.claim_done("desk", NOW + MINUTE, NOW + 2 * MINUTE, 9)
    assert again.id == claimed.id
    assert repository.batches.note_done(claimed.id, NOW)


def test_one_that_was_removed_comes_anew(desk: Desk, repository: TaskRepository) -> None:
    (task,) = take_in(repository, "a")
    desk.remove(task)
    (again,) = take_in(repository, "b")
    assert again.batch_id != task.batch_id
    assert [each.tasks for each in repository.batches.summaries()] == [1]


def test_processes_that_begin_it_at_once_make_one(open_repository: OpenRepository) -> None:
    processes = [open_repository(f"process {number}") for number in range(4)]
    ready = threading.Barrier(len(processes))

    def begin(number: int) -> list[Task]:
        ready.wait()
        return [task for turn in range(5) for task in take_in(processes[number], f"{number}-{turn}")]

    with ThreadPoolExecutor(len(processes)) as threads:
        tasks = [task for found in threads.map(begin, range(len(processes))) for task in found]
    assert len(batches_of(tasks)) == 1
    assert [each.tasks for each in processes[0].batches.summaries()] == [20]


def test_one_that_is_removed_while_more_comes_loses_no_task(open_repository: OpenRepository) -> None:
    """Whoever is second sees what the first one did: every task has a batch that is there."""
    one, other = open_repository("one"), open_repository("other")
    for turn in range(10):
        tasks = take_in(one, f"{turn}")
        with ThreadPoolExecutor(2) as threads:
            removed = threads.submit(Desk(one).remove, *tasks)
            (added,) = threads.submit(take_in, other, f"{turn}-more").result()
            removed.result()
        assert [each.batch.id for each in one.batches.summaries()] == [added.batch_id]
        Desk(one).remove(added)
