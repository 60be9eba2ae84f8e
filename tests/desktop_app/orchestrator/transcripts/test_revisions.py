"""What a person has made of a transcript is saved, counts, and is never written over unseen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.errors import EarshotError, TaskNotFound
from desktop_app.domain.revision import UNEDITED, MachineText
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.deletion.retention import delete_results, remove_finished
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.transcripts.read_transcript import (
    OpenTranscript,
    open_transcript,
    read_machine_text,
    read_revision,
    read_transcript,
)
from desktop_app.orchestrator.transcripts.revision_documents import pack, unpack
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport, save_revision
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.worker import Worker
from tests.fakes.transcripts import make_long_transcript, make_timed_transcript
from worker_agent.contract.messages import Completed
from worker_agent.contract.transcript import Transcript

BY_MACHINE, BY_HAND = make_timed_transcript(("Let us begin.",)), make_timed_transcript(("Let us begin, Ben.",))


def complete(desk: Desk, task: Task, transcript: Transcript = BY_MACHINE) -> Worker:
    """As a worker does that wrote this."""
    worker = Worker(desk, task)
    desk.store.put(worker.transcript, transcript.encode())
    done = {"transcript_key": worker.transcript, "language": "en", "duration_seconds": 10.0, "at": datetime.now(UTC)}
    desk.hear(worker.says(Completed, **done))
    return worker


def open_(desk: Desk, task: Task) -> OpenTranscript:
    return open_transcript(desk.repository, desk.store, task.id)


def save(desk: Desk, opened: OpenTranscript, transcript: Transcript = BY_HAND, **fields: Any) -> SaveReport:
    stamp = opened.revision.stamp if opened.revision else UNEDITED
    usual = {"seen": stamp, "own": None, "origin": opened.origin}
    return save_revision(desk.repository, HOST, Edit(opened.task_id, transcript, **{**usual, **fields}))


def text_of(desk: Desk, task: Task) -> str:
    record = desk.repository.transcript(task.id)
    assert record
    return record.text


@pytest.fixture
def task(desk: Desk) -> Task:
    [task] = desk.submit("board.wav")
    complete(desk, task)
    return desk.task(task.id)


def test_a_document_comes_back_as_it_was_packed() -> None:
    for transcript in (make_timed_transcript(()), BY_HAND, make_long_transcript(2_000)):
        assert unpack(pack(transcript)) == transcript
    tricky = make_timed_transcript(('"segments":[] \\"segments\\":[]',), warning='"segments":[]', model='"segments":[]')
    assert unpack(pack(tricky)) == tricky
    with pytest.raises(ValueError, match="damaged"):
        unpack(b"no")


def test_what_is_saved_is_read_exported_and_found_and_tells_everybody(desk: Desk, task: Task, tmp_path: Path) -> None:
    opened, cursor = open_(desk, task), desk.repository.latest_cursor()
    assert (opened.revision, opened.transcript) == (None, BY_MACHINE)
    report = save(desk, opened)
    assert (report.refused, report.revision.number, report.revision.host) == (False, 1, HOST)
    [told] = desk.repository.changes_since(cursor).tasks
    assert (told.id, told.edited_at, told.edited_by) == (task.id, report.revision.saved_at, report.revision.author)
    assert read_transcript(desk.repository, desk.store, task.id) == BY_HAND
    assert text_of(desk, task) == BY_HAND.text
    for key in list(desk.store.keys("")):
        desk.store.delete(key)  # a person's text needs no store
    export(desk.repository, desk.store, LocalFiles(), [task.id], ["txt"], tmp_path)
    assert "begin, Ben." in (tmp_path / "board.txt").read_text()


def test_what_is_typed_in_one_sitting_is_one_revision(desk: Desk, task: Task) -> None:
    opened = open_(desk, task)
    first = save(desk, opened).revision
    again = save(desk, opened, BY_MACHINE, seen=first.stamp, own=first.number)
    assert (again.refused, again.revision.stamp, again.revision.begun_at) == (False, (1, 2), first.begun_at)
    assert desk.repository.revisions.list(task.id) == [again.revision]
    another = save(desk, open_(desk, task))
    assert [one.number for one in desk.repository.revisions.list(task.id)] == [2, 1]
    assert read_revision(desk.repository, task.id, 1) == BY_MACHINE
    assert another.revision.number == 2


def test_what_somebody_else_has_saved_meanwhile_is_not_written_over(desk: Desk, task: Task) -> None:
    mine, theirs = open_(desk, task), open_(desk, task)
    saved = save(desk, theirs)
    refused = save(desk, mine, BY_MACHINE)
    assert (refused.refused, refused.revision) == (True, saved.revision)
    assert open_(desk, task).transcript == BY_HAND
    beside = save(desk, mine, BY_MACHINE, beside=True)
    assert (beside.refused, beside.revision.number) == (False, 2)
    assert read_revision(desk.repository, task.id, 1) == BY_HAND
    assert save(desk, theirs, seen=saved.revision.stamp, own=1).refused  # whoever was first learns of it likewise


def test_nobody_writes_over_their_own_revision_that_another_window_has_saved_again(desk: Desk, task: Task) -> None:
    first = save(desk, open_(desk, task)).revision
    save(desk, open_(desk, task), seen=first.stamp, own=1)
    assert save(desk, open_(desk, task), BY_MACHINE, seen=first.stamp, own=1).refused


def test_a_retry_leaves_the_edit_and_offers_the_new_text(desk: Desk, task: Task) -> None:
    save(desk, open_(desk, task))
    retry(desk.repository, desk.store, [task.id])
    while cleanup(desk.repository, desk.store, HOST):
        pass
    opened = open_(desk, task)
    assert (desk.task(task.id).status, opened.transcript, opened.is_outdated) == (TaskStatus.PENDING, BY_HAND, False)
    newer = make_timed_transcript(("Let us begin again.",))
    worker = complete(desk, task, newer)
    opened = open_(desk, task)
    assert (opened.transcript, opened.is_outdated) == (BY_HAND, True)
    assert opened.latest_by_machine == MachineText(2, worker.uid)
    assert text_of(desk, task) == BY_HAND.text
    assert read_machine_text(desk.repository, desk.store, task.id) == newer
    used = save(desk, opened, newer, origin=opened.latest_by_machine)
    assert (open_(desk, task).is_outdated, used.revision.origin.generation) == (False, 2)


def test_a_late_completion_leaves_the_edit(desk: Desk, task: Task) -> None:
    early = Worker(desk, task)
    save(desk, open_(desk, task))
    retry(desk.repository, desk.store, [task.id])
    complete(desk, task)
    save(desk, open_(desk, task))
    done = {"language": "en", "duration_seconds": 10.0, "at": datetime.now(UTC)}
    desk.store.put(early.transcript, BY_MACHINE.encode())
    desk.hear(early.says(Completed, transcript_key=early.transcript, **done))
    assert (open_(desk, task).transcript, text_of(desk, task)) == (BY_HAND, BY_HAND.text)
    assert desk.task(task.id).edited_at


def test_removing_the_task_removes_its_revisions(desk: Desk, task: Task) -> None:
    opened = open_(desk, task)
    save(desk, opened)
    remove(desk.repository, desk.store, [task.id])
    assert desk.repository.revisions.list(task.id) == []
    with pytest.raises(EarshotError):
        open_(desk, task)
    with pytest.raises(TaskNotFound, match="removed"):
        save(desk, opened)


def test_retention_deletes_no_edited_result_and_removes_the_task_from_its_last_edit_on(desk: Desk, task: Task) -> None:
    save(desk, open_(desk, task))
    edited = desk.task(task.id).edited_at
    assert edited
    after = datetime.now(UTC) + timedelta(days=1)
    assert delete_results(desk.repository, [task.id], after) == 0
    assert remove_finished(desk.repository, desk.store, [task.id], edited) == 0
    assert open_(desk, task).transcript == BY_HAND
    for _ in range(2):
        remove_finished(desk.repository, desk.store, [task.id], after)
    assert desk.repository.tasks([task.id]) == {}


def test_a_duplicate_gets_the_machines_text(desk: Desk, task: Task) -> None:
    save(desk, open_(desk, task))
    [late] = desk.hand_in(desk.file("late.wav", b"board.wav"))
    desk.hand_over()
    while share(desk.repository, desk.store, HOST):
        pass
    assert (open_(desk, late).transcript, text_of(desk, late)) == (BY_MACHINE, BY_MACHINE.text)
    assert open_(desk, late).revision is None
