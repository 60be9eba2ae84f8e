"""One behaviour for every repository: what persons have made of transcripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop_app.domain.retention import Retained
from desktop_app.domain.revision import MachineText, Revision
from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk

DOCUMENT = b"\0\xff packed"


def revision(task: Task, **fields: Any) -> Revision:
    usual = {"author": "anna", "host": "desk", "begun_at": NOW, "saved_at": NOW, "origin": MachineText(1, "a")}
    return Revision(**{"task_id": task.id, "number": 1, **usual, **fields})


def save(repository: TaskRepository, *revisions: Revision, text: str = "by hand", document: bytes = DOCUMENT) -> None:
    with repository.unit_of_work() as unit:
        for one in revisions:
            unit.save_revision(one, document, text, "")


def write(repository: TaskRepository, task: Task, text: str, **fields: Any) -> None:
    usual = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "en"}
    with repository.unit_of_work() as unit:
        unit.save_transcripts([TranscriptRecord(**{"task_id": task.id, "text": text, **usual, **fields})])


@pytest.fixture
def task(desk: Desk) -> Task:
    task = desk.one(status=TaskStatus.COMPLETED, transcript_key="key", finished_at=NOW)
    with desk.repository.unit_of_work() as unit:
        unit.discard_entries([task.id])
    write(desk.repository, task, "by machine")
    return task


def test_a_revision_comes_back_as_it_was_saved(repository: TaskRepository, desk: Desk, task: Task) -> None:
    assert (repository.revisions.list(task.id), repository.revisions.latest([task.id])) == ([], {})
    assert repository.revisions.document(task.id, 1) is None
    first, second = revision(task), revision(task, number=2, author="Zoë", origin=MachineText(2, "b"))
    save(repository, first, second)
    save(repository, revision(desk.one()))
    assert repository.revisions.list(task.id) == [second, first]
    assert repository.revisions.latest([task.id, 999]) == {task.id: second}
    assert repository.revisions.document(task.id, 2) == DOCUMENT
    with repository.unit_of_work() as unit:
        assert (unit.latest_revision(task.id), unit.latest_revision(999)) == (second, None)


def test_a_revision_is_saved_in_its_place(repository: TaskRepository, task: Task) -> None:
    save(repository, revision(task))
    again = revision(task).saved_again(NOW + timedelta(seconds=1), MachineText(2, "b"))
    save(repository, again, document=b"more")
    assert repository.revisions.list(task.id) == [again]
    assert (again.stamp, repository.revisions.document(task.id, 1)) == ((1, 2), b"more")


def test_the_text_that_counts_is_a_persons_whatever_a_machine_writes_later(
    repository: TaskRepository, desk: Desk, task: Task
) -> None:
    save(repository, revision(task), text="by hand\0")
    other = desk.one()
    newer = {"generation": 2, "attempt_uid": "b", "object_key": "new key", "language": "de"}
    write(repository, task, "by machine again", **newer)
    write(repository, other, "other")
    record = repository.transcript(task.id)
    assert record == TranscriptRecord(task_id=task.id, text="by hand\\x00", **newer)
    assert repository.transcripts([other.id])[other.id].text == "other"


def test_revisions_go_with_their_task(repository: TaskRepository, desk: Desk, task: Task) -> None:
    save(repository, revision(task))
    desk.remove(task)
    assert repository.revisions.list(task.id) == []
    assert repository.revisions.document(task.id, 1) is None


def test_the_results_of_an_edited_task_are_kept_and_the_task_counts_from_its_last_edit(
    repository: TaskRepository, desk: Desk, task: Task
) -> None:
    later = NOW + timedelta(days=1)
    retention = repository.retention

    def found(kind: Retained, days: float) -> tuple[list[int], int]:
        before = NOW + timedelta(days=days)
        return [one.id for one in retention.find_tasks(kind, before, None, 9)], retention.summarize(kind, before).count

    assert found(Retained.TRANSCRIPTS, 3) == ([task.id], 1)
    edited = desk.change(task, edited_at=later, edited_by="anna")
    assert (edited.edited_at, edited.edited_by) == (later, "anna")
    assert found(Retained.TRANSCRIPTS, 3) == ([], 0)
    assert (found(Retained.FINISHED_TASKS, 0.5), found(Retained.FINISHED_TASKS, 3)) == (([], 0), ([task.id], 1))
    assert found(Retained.AUDIO, 0.5) == ([task.id], 1)


def test_a_revision_belongs_to_a_task(repository: TaskRepository, task: Task) -> None:
    with pytest.raises(Exception, match=r"(?i)task|foreign key"):
        save(repository, replace(revision(task), task_id=999))
