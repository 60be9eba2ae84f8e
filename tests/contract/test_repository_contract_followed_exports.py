"""One behaviour for every repository: which transcripts an export that follows edits has to write again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.batch import ExportedTranscript, NewBatch, WhenDone
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.options import TranscribeOptions

MINUTE = timedelta(minutes=1)
LATER = NOW + MINUTE
FOLLOWING = WhenDone(folder="/out", formats=("txt",), follow_edits=True)


def drop(desk: Desk, name: str, files: int = 1, when_done: WhenDone = FOLLOWING) -> list[Task]:
    """A batch that is done."""
    options = TranscribeOptions()
    new = NewBatch(name=name, submitted_by="a", host="desk", kind="transcribe", options=options, when_done=when_done)
    with desk.repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
        tasks = unit.add_tasks([make_new_task(f"{name}{n}", batch_id=id_) for n in range(files)], NOW)
    for task in tasks:
        desk.change(task, status=TaskStatus.COMPLETED)
    assert desk.repository.batches.note_done(id_, NOW)
    return tasks


def edit(desk: Desk, task: Task, seconds: int = 0) -> Task:
    now = desk.repository.tasks([task.id])[task.id]
    return desk.change(now, edited_at=NOW + timedelta(seconds=seconds), edited_by="ann")


def claim(repository: TaskRepository, host: str = "desk", before_seconds: int = 30) -> tuple[str, list[int]] | None:
    before = NOW + timedelta(seconds=before_seconds)
    there = repository.batches.has_edited(host, NOW, before)
    found = repository.batches.claim_edited(host, NOW, LATER, before)
    assert there == bool(found)
    return (found[0].name, found[1]) if found else None


def test_only_edited_tasks_of_batches_that_are_done_and_follow_edits_are_claimed_once(
    desk: Desk, repository: TaskRepository
) -> None:
    first, second, _ = drop(desk, "a", 3)
    [other] = drop(desk, "b", when_done=replace(FOLLOWING, follow_edits=False))
    assert claim(repository) is None
    for task in (first, second, other):
        edit(desk, task)
    assert claim(repository, "elsewhere") is None
    assert claim(repository) == ("a", [first.id, second.id])
    assert claim(repository) is None
    batch_id = repository.tasks([first.id])[first.id].batch_id
    assert batch_id is not None
    repository.batches.release_edited(batch_id)
    assert claim(repository) == ("a", [first.id, second.id])
    assert repository.batches.claim_edited("desk", LATER + MINUTE, LATER + 2 * MINUTE, LATER) is not None


def test_who_edits_still_is_waited_for(desk: Desk, repository: TaskRepository) -> None:
    first, second = drop(desk, "a", 2)
    edit(desk, first, 31)
    assert claim(repository) is None
    edit(desk, second, 30)
    assert claim(repository) == ("a", [second.id])


def test_what_was_exported_is_known_until_it_is_edited_anew(desk: Desk, repository: TaskRepository) -> None:
    [task] = drop(desk, "a")
    machine = ExportedTranscript(task_id=task.id, edited_at=None, digests={"/out/a\udcff.txt": "1"})
    repository.batches.note_exported([machine])
    assert repository.batches.exported([task.id, 99]) == {task.id: machine}
    edit(desk, task, 1)
    assert repository.batches.has_edited("desk", NOW, LATER)
    edited = replace(machine, edited_at=NOW + timedelta(seconds=1), digests={"/out/a.txt": "2"})
    repository.batches.note_exported([edited, replace(edited, task_id=99)])
    assert repository.batches.exported([task.id, 99]) == {task.id: edited}
    assert not repository.batches.has_edited("desk", NOW, LATER)
    edit(desk, task, 2)
    assert repository.batches.has_edited("desk", NOW, LATER)


def test_a_batch_that_goes_on_is_left_alone(desk: Desk, repository: TaskRepository) -> None:
    first, _ = drop(desk, "a", 2)
    edit(desk, first)
    with repository.unit_of_work() as unit:
        assert first.batch_id is not None
        unit.let_grow(first.batch_id, None)  # more files come
    assert claim(repository) is None


@pytest.mark.parametrize("note", ["The disk is full.", None])
def test_a_release_takes_the_trouble_back(desk: Desk, repository: TaskRepository, note: str | None) -> None:
    [task] = drop(desk, "a")
    assert task.batch_id is not None
    if note:
        repository.batches.note_trouble(task.batch_id, note)
    repository.batches.release_edited(task.batch_id)
    assert repository.batches.summaries([task.batch_id])[0].batch.done_note is None
