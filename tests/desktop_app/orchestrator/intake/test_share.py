"""Several files with one recording: each is a task with a transcript of its own, and the work is done once."""

from __future__ import annotations

import pytest

from desktop_app.domain.search_query import parse_query
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.intake import share as module
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.intake.upload import FILES, upload
from desktop_app.orchestrator.ports.tasks import OutboxKind
from desktop_app.orchestrator.transcripts.search import search
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.worker import ERROR, TRANSCRIPT, Worker
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import Failed, TaskError
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Segment, Transcript

GERMAN = TranscribeOptions(language="de")


def three_names(desk: Desk) -> list[Task]:
    return desk.hand_in(*(desk.file(name) for name in ("a.wav", "b.wav", "c.wav")))


def hand_over(desk: Desk) -> list[str]:
    """Everything goes on as far as it can; returns the tasks whose messages are new on the queue."""
    desk.hand_over()
    while share(desk.repository, desk.store, HOST):
        pass
    desk.hand_over()
    return [message.task for _, message in desk.on_the_queue()]


def statuses(desk: Desk, *tasks: Task) -> list[TaskStatus]:
    return [desk.task(task.id).status for task in tasks]


def transcript_of(desk: Desk, task: Task) -> bytes:
    record = desk.repository.transcript(task.id)
    assert record
    assert record.object_key == desk.task(task.id).transcript_key
    return desk.store.get(record.object_key)


def test_one_is_worked_on_and_all_have_its_transcript(desk: Desk) -> None:
    original, *duplicates = three_names(desk)
    assert hand_over(desk) == [original.uid]
    assert statuses(desk, *duplicates) == [TaskStatus.PENDING] * 2
    Worker(desk, original).completes()
    assert hand_over(desk) == []
    assert statuses(desk, original, *duplicates) == [TaskStatus.COMPLETED] * 3
    assert [transcript_of(desk, task) for task in duplicates] == [TRANSCRIPT] * 2
    assert desk.repository.count_outbox_entries(OutboxKind.SHARE) == 0


def test_a_duplicate_is_found_by_what_is_said_in_it(desk: Desk) -> None:
    tasks = three_names(desk)
    hand_over(desk)
    worker = Worker(desk, tasks[0])
    said = Segment(start=4.5, end=6, text="We ate kale.")
    heard = Transcript(language="en", duration_seconds=9, model="tiny", segments=(said,))
    desk.store.put(worker.transcript, heard.encode())
    worker.reports()
    hand_over(desk)
    hits = list(search(desk.repository, parse_query("kale")))
    assert sorted(hit.task.id for hit in hits) == [task.id for task in tasks]
    assert {passage.seconds for hit in hits for passage in hit.passages} == {4.5}


def test_a_duplicate_tells_what_is_to_be_known_of_the_recording(desk: Desk) -> None:
    original, duplicate, _ = three_names(desk)
    Worker(desk, original).completes()
    hand_over(desk)
    task, shared = desk.task(original.id), desk.task(duplicate.id)
    assert (shared.language, shared.duration_seconds, shared.progress) == (task.language, task.duration_seconds, 1.0)
    assert (shared.duplicate_of, shared.attempt, desk.repository.attempts(shared.id)) == (original.id, 0, [])


def test_a_name_that_comes_later_has_its_transcript_without_work(desk: Desk) -> None:
    [original] = desk.submit("board.wav")
    Worker(desk, original).completes()
    [late] = desk.hand_in(desk.file("late.wav", b"board.wav"))
    desk.hand_over()
    hand_over(desk)
    assert statuses(desk, late) == [TaskStatus.COMPLETED]
    [later] = desk.hand_in(desk.file("later.wav", b"board.wav"))
    remove(desk.repository, desk.store, [original.id])
    hand_over(desk)
    hand_over(desk)
    assert statuses(desk, later) == [TaskStatus.COMPLETED]
    assert transcript_of(desk, later) == TRANSCRIPT


def test_what_fails_the_work_fails_it_for_all(desk: Desk) -> None:
    tasks = three_names(desk)
    hand_over(desk)
    Worker(desk, tasks[0]).fails()
    assert hand_over(desk) == []
    assert [(desk.task(task.id).status, desk.task(task.id).error) for task in tasks] == [(TaskStatus.FAILED, ERROR)] * 3


@pytest.mark.parametrize("gone", [False, True])
def test_another_takes_the_place_of_an_original_that_was_cancelled(desk: Desk, gone: bool) -> None:
    original, second, third = three_names(desk)
    hand_over(desk)
    cancel(desk.repository, desk.store, [original.id])
    if gone:
        remove(desk.repository, desk.store, [original.id])
    assert hand_over(desk) == [second.uid]
    assert (desk.task(second.id).duplicate_of, desk.task(third.id).duplicate_of) == (None, second.id)
    Worker(desk, second).completes()
    hand_over(desk)
    assert statuses(desk, second, third) == [TaskStatus.COMPLETED] * 2


def test_a_cancelled_duplicate_stays_so(desk: Desk) -> None:
    original, duplicate, _ = three_names(desk)
    hand_over(desk)
    cancel(desk.repository, desk.store, [duplicate.id])
    Worker(desk, original).completes()
    hand_over(desk)
    assert statuses(desk, duplicate) == [TaskStatus.CANCELLED]
    assert list(desk.store.keys(f"tasks/{duplicate.uid}")) == []


def test_a_file_that_was_lost_keeps_nothing_from_its_duplicate(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FILES, OutboxKind.UPLOAD, 1)  # claimed together, one of them stands for all
    original, second, _ = three_names(desk)
    desk.folder.joinpath("files/a.wav").unlink()
    upload(desk.repository, desk.store, HOST)
    error = desk.task(original.id).error
    assert error
    assert error.kind == ErrorKind.SOURCE_LOST
    assert hand_over(desk) == [second.uid]


def test_altered_audio_is_uploaded_anew_for_the_duplicate(desk: Desk) -> None:
    original, second, _ = three_names(desk)
    hand_over(desk)
    [key] = desk.store.keys("audio/")
    desk.store.put(key, b"altered")
    altered = TaskError(kind="AudioAltered", message="The audio is not what was handed in.")
    desk.hear(Worker(desk, original).says(Failed, error=altered))
    assert hand_over(desk) == [second.uid]
    assert desk.store.get(key) == b"sound"


def test_what_one_duplicate_has_uploaded_anew_the_next_one_leaves_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, _, third = three_names(desk)
    hand_over(desk)
    altered = TaskError(kind="AudioAltered", message="The audio is not what was handed in.")
    desk.hear(Worker(desk, original).says(Failed, error=altered))
    monkeypatch.setattr(module, "TASKS", 1)
    share(desk.repository, desk.store, HOST)
    desk.hand_over()
    [key] = desk.store.keys("audio/")
    share(desk.repository, desk.store, HOST)
    assert list(desk.store.keys("audio/")) == [key]
    assert desk.task(third.id).duplicate_of != original.id


def test_a_transcript_that_is_gone_is_made_again(desk: Desk) -> None:
    original, second, _ = three_names(desk)
    hand_over(desk)
    worker = Worker(desk, original)
    worker.completes()
    desk.store.delete(worker.transcript)
    assert hand_over(desk) == [second.uid]


def test_an_original_that_is_done_with_other_options_leaves_its_duplicates_to_themselves(desk: Desk) -> None:
    original, second, third = three_names(desk)
    retry(desk.repository, desk.store, [original.id], {"language": "de"})
    assert set(hand_over(desk)) == {original.uid, second.uid}
    Worker(desk, second).completes()
    hand_over(desk)
    assert statuses(desk, original, second, third) == [TaskStatus.PENDING, *[TaskStatus.COMPLETED] * 2]


def test_all_that_failed_are_done_again_once(desk: Desk) -> None:
    tasks = three_names(desk)
    hand_over(desk)
    Worker(desk, tasks[0]).fails()
    hand_over(desk)
    report = retry(desk.repository, desk.store, [task.id for task in tasks])
    assert len(report.changed) == 3
    assert hand_over(desk) == [tasks[0].uid]
    Worker(desk, tasks[0]).completes()
    hand_over(desk)
    assert statuses(desk, *tasks) == [TaskStatus.COMPLETED] * 3


def test_what_is_wanted_anew_is_worked_on_anew(desk: Desk) -> None:
    original, second, _ = three_names(desk)
    Worker(desk, original).completes()
    hand_over(desk)
    retry(desk.repository, desk.store, [second.id])
    hand_over(desk)
    assert desk.task(second.id).duplicate_of is None
    assert statuses(desk, second) == [TaskStatus.PENDING]


def test_a_duplicate_that_waits_can_not_be_retried(desk: Desk) -> None:
    original, second, _ = three_names(desk)
    hand_over(desk)
    report = retry(desk.repository, desk.store, [second.id])
    assert not report.changed
    assert report.refused[0].why == f"It waits for task {original.id}, which has the same recording. Retry that one."


def test_another_computer_that_has_the_files_uploads_what_the_first_did_not(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    with desk.repository.unit_of_work() as unit:
        unit.move_uploads([task.id], "a laptop that is off")
    desk.hand_over()
    assert desk.on_the_queue() == []
    assert desk.submit("board.wav") == []
    assert hand_over(desk) == [task.uid]


def test_a_duplicate_brings_the_audio_of_an_original_whose_computer_is_off(desk: Desk) -> None:
    [original] = desk.submit("board.wav")
    with desk.repository.unit_of_work() as unit:
        unit.move_uploads([original.id], "a laptop that is off")
    desk.hand_in(desk.file("copy.wav", b"board.wav"))
    assert hand_over(desk) == [original.uid]


def test_one_that_is_cancelled_while_its_transcript_is_copied_stays_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, second, third = three_names(desk)
    hand_over(desk)
    Worker(desk, original).completes()
    put = desk.store.put

    def cancel_and_put(key: str, data: bytes) -> None:
        monkeypatch.undo()
        cancel(desk.repository, desk.store, [second.id])
        put(key, data)

    monkeypatch.setattr(desk.store, "put", cancel_and_put)
    hand_over(desk)
    assert statuses(desk, second, third) == [TaskStatus.CANCELLED, TaskStatus.COMPLETED]
