"""From the outbox to the queue, and what operators do to tasks."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.search_query import parse_query
from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Outcome, Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.ports.tasks import OutboxKind
from desktop_app.orchestrator.queueing.dispatch import dispatch
from desktop_app.orchestrator.queueing.reclaim import reclaim
from desktop_app.orchestrator.statuses.apply_status import apply_status
from desktop_app.orchestrator.transcripts.search import search
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from worker_agent.contract.messages import Completed, Failed, Started, StatusMessage, TaskError
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import StoreUnavailable, audio_key, cancelled_key, transcript_key
from worker_agent.contract.transcript import Segment, Transcript

ATTEMPT = "a" * 32
ERROR = TaskError(kind="Broken", message="It broke.")
OPTIONS = TranscribeOptions(language="de", prompt="names", translate=True, word_timestamps=False, model="tiny")


def says(task: Task, kind: type[Any], sequence: int = 0, **more: Any) -> StatusMessage:
    """A worker speaks of the task's present generation."""
    who = {"task": task.uid, "generation": task.generation, "attempt": ATTEMPT, "number": 1, "worker": "gpu/1"}
    token = token_of(task, task.generation)
    message: StatusMessage = kind(**{**who, "token": token, "sequence": sequence, **more})
    return message


def started(task: Task, lease: timedelta = timedelta(minutes=5)) -> StatusMessage:
    return says(task, Started, lease_until=datetime.now(UTC) + lease)


def completed(desk: Desk, task: Task, text: str = "Hello there.") -> StatusMessage:
    key = transcript_key(task.uid, task.generation, ATTEMPT)
    segments = (Segment(start=0, end=1, text=text),)
    desk.store.put(key, Transcript(language="en", duration_seconds=1, model="tiny", segments=segments).encode())
    return says(task, Completed, sequence=9, transcript_key=key, language="en", duration_seconds=1)


def failed(task: Task) -> StatusMessage:
    return says(task, Failed, sequence=9, error=ERROR)


def test_an_accepted_task_reaches_the_queue_with_its_audio(desk: Desk) -> None:
    [task] = desk.submit("board.wav", options=OPTIONS)
    desk.hand_over()
    [(_, message)] = desk.on_the_queue()
    assert (message.task, message.generation, message.options) == (task.uid, 1, OPTIONS)
    assert desk.store.get(message.audio_key) == b"board.wav"
    assert desk.task(task.id).queued_at is not None


def test_a_task_is_sent_once(desk: Desk) -> None:
    desk.submit(*(f"{number}.wav" for number in range(25)))
    desk.hand_over()
    desk.hand_over()
    assert desk.task_queue.depth().visible == 25


def test_a_file_that_went_away_fails_its_task_and_a_retry_brings_it(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    path = desk.folder / "files" / "board.wav"
    path.unlink()
    desk.hand_over()
    assert desk.task(task.id).status is TaskStatus.FAILED
    path.write_bytes(b"board.wav")
    assert retry(desk.repository, desk.store, [task.id]).changed == (task.id,)
    desk.hand_over()
    assert desk.store.exists(audio_key(task.audio_sha256))
    assert len(desk.on_the_queue()) == 1


def test_a_file_that_was_changed_is_not_stored_under_its_old_hash(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.file("board.wav", b"something else")
    desk.hand_over()
    failure = desk.task(task.id).error
    assert failure
    assert "changed" in failure.message
    assert not desk.store.exists(audio_key(task.audio_sha256))


def test_a_completed_task_has_its_transcript(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hear(started(task))
    assert desk.task(task.id).status is TaskStatus.IN_PROGRESS
    desk.hear(completed(desk, task))
    assert desk.task(task.id).status is TaskStatus.COMPLETED
    record = desk.repository.transcript(task.id)
    assert record
    assert record.text == "Hello there."
    [attempt] = desk.repository.attempts(task.id)
    assert attempt.outcome is Outcome.COMPLETED


def test_what_is_said_in_it_is_found_with_its_moment_as_soon_as_it_is_completed(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    message = completed(desk, task)
    segments = tuple(Segment(start=start, end=start + 1, text=f"Said at {start}.") for start in (0.5, 61.25))
    transcript = Transcript(language="en", duration_seconds=70, model="tiny", segments=segments)
    desk.store.put(transcript_key(task.uid, task.generation, ATTEMPT), transcript.encode())
    assert list(search(desk.repository, parse_query("61"))) == []
    desk.hear(message)
    [hit] = search(desk.repository, parse_query("61"))
    assert (hit.task.id, [(one.text, one.seconds) for one in hit.passages]) == (task.id, [("Said at 61.25.", 61.25)])
    retry(desk.repository, desk.store, [task.id])
    assert list(search(desk.repository, parse_query("61"))) == []


def test_messages_of_a_whole_life_in_one_batch(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hear(completed(desk, task), started(task), started(task))
    assert desk.task(task.id).status is TaskStatus.COMPLETED


def test_a_completion_without_its_transcript_is_a_failure(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    key = transcript_key(task.uid, 1, ATTEMPT)
    desk.hear(says(task, Completed, transcript_key=key, language="en", duration_seconds=1))
    failure = desk.task(task.id).error
    assert failure
    assert failure.kind == "TranscriptMissing"


def test_foreign_messages_are_put_aside(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    [task] = desk.submit("board.wav")
    desk.status_queue.send(["hello", "{}", '{"type": "started"}'])
    with caplog.at_level(logging.WARNING):
        desk.hear(started(task))
    assert desk.task(task.id).status is TaskStatus.IN_PROGRESS
    assert caplog.text.count("foreign") == 3
    assert desk.status_queue.depth().visible == 0


def test_messages_stay_where_the_database_does_not_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    [task] = desk.submit("board.wav")
    desk.status_queue.send([started(task).model_dump_json()])

    def refuse() -> None:
        raise OSError("no database")

    with monkeypatch.context() as broken:
        broken.setattr(desk.repository, "unit_of_work", refuse)
        with pytest.raises(OSError, match="no database"):
            apply_status(desk.repository, desk.status_queue, desk.store)
    assert desk.status_queue.depth().in_flight == 1


def test_a_passed_lease_is_reclaimed(desk: Desk) -> None:
    late, fine = desk.submit("late.wav", "fine.wav")
    desk.hear(started(late, timedelta(minutes=-1)))
    desk.hear(
        Started(**{**started(fine).model_dump(), "attempt": "b" * 32}),
    )
    assert reclaim(desk.repository) == 1
    assert desk.task(late.id).status is TaskStatus.PENDING
    assert desk.task(fine.id).status is TaskStatus.IN_PROGRESS
    [attempt] = desk.repository.attempts(late.id)
    assert attempt.outcome is Outcome.LOST


def test_a_retry_keeps_every_option(desk: Desk) -> None:
    [task] = desk.submit("board.wav", options=OPTIONS)
    desk.hand_over()
    [(delivery, _)] = desk.on_the_queue()
    desk.task_queue.delete([delivery.receipt_handle])
    desk.hear(started(task), failed(task))
    assert retry(desk.repository, desk.store, [task.id]).changed == (task.id,)
    desk.hand_over()
    [(_, message)] = desk.on_the_queue()
    assert (message.generation, message.options) == (2, OPTIONS)


def test_a_retry_may_change_the_options(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hear(failed(task))
    retry(desk.repository, desk.store, [task.id], {"model": "small"})
    assert desk.task(task.id).options == TranscribeOptions(model="small")


def test_a_retry_that_changes_one_option_keeps_the_others(desk: Desk) -> None:
    [task] = desk.submit("board.wav", options=OPTIONS)
    desk.hear(failed(task))
    retry(desk.repository, desk.store, [task.id], {"model": "small"})
    assert desk.task(task.id).options == OPTIONS.model_copy(update={"model": "small"})


def test_an_option_that_can_not_be_leaves_the_task_as_it_is(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hear(failed(task))
    report = retry(desk.repository, desk.store, [task.id], {"language": "Klingon!"})
    assert report.changed == ()
    assert report.refused[0].why.startswith("The option language can't be 'Klingon!'")
    assert desk.task(task.id).generation == 1


def test_what_is_running_is_not_retried(desk: Desk) -> None:
    [running] = desk.submit("running.wav")
    desk.hear(started(running))
    report = retry(desk.repository, desk.store, [running.id, 999])
    assert report.changed == ()
    assert len(report.refused) == 2


def test_what_waits_is_sent_again_as_it_is(desk: Desk) -> None:
    [task, not_there_yet] = desk.submit("waiting.wav", "uploading.wav")
    [upload_entry, _] = desk.repository.claim_entries(
        OutboxKind.UPLOAD, host=HOST, limit=2, now=datetime.now(UTC), until=datetime.now(UTC)
    )
    desk.repository.complete_entries([upload_entry], datetime.now(UTC))
    dispatch(desk.repository, desk.task_queue, HOST, 3)
    [(lost, message)] = desk.on_the_queue()
    desk.task_queue.delete([lost.receipt_handle])

    assert retry(desk.repository, desk.store, [task.id, not_there_yet.id]).changed == (task.id, not_there_yet.id)
    desk.hand_over()

    assert sorted(again.task for _, again in desk.on_the_queue()) == sorted([task.uid, not_there_yet.uid])
    assert desk.task(task.id).generation == message.generation == 1


def test_audio_that_was_altered_in_the_store_is_uploaded_anew(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    desk.store.put(audio_key(task.audio_sha256), b"something else")
    desk.hear(says(task, Failed, error=TaskError(kind="AudioAltered", message="It was altered.")))
    retry(desk.repository, desk.store, [task.id])
    desk.hand_over()
    assert desk.store.get(audio_key(task.audio_sha256)) == b"board.wav"


def test_a_cancelled_task_leaves_the_outbox_and_its_workers_are_told(desk: Desk) -> None:
    sent, unsent = desk.submit("sent.wav", "unsent.wav")
    desk.hand_over()
    assert cancel(desk.repository, desk.store, [sent.id, unsent.id]).changed == (sent.id, unsent.id)
    assert desk.store.exists(cancelled_key(sent.uid, 1))
    assert desk.repository.count_outbox_entries(OutboxKind.SEND) == 0
    assert cancel(desk.repository, desk.store, [sent.id]).refused


def test_a_task_that_was_never_sent_needs_no_mark(desk: Desk) -> None:
    new, claimed, uploaded = desk.submit("new.wav", "claimed.wav", "uploaded.wav")
    now = datetime.now(UTC)
    uploads = desk.repository.claim_entries(
        OutboxKind.UPLOAD, host=HOST, limit=3, now=now, until=now + timedelta(minutes=1)
    )
    desk.repository.complete_entries(uploads[1:], now)
    desk.repository.claim_entries(OutboxKind.SEND, host=HOST, limit=1, now=now, until=now + timedelta(minutes=1))

    cancel(desk.repository, desk.store, [new.id, claimed.id, uploaded.id])

    assert [desk.store.exists(cancelled_key(task.uid, 1)) for task in (new, claimed, uploaded)] == [False, True, False]


def test_small_files_are_brought_together_each_recording_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one, same, other = desk.submit("one.wav", "same.wav", "other.wav")
    desk.file("same.wav", b"one.wav")
    [again] = desk.hand_in(desk.file("same.wav", b"one.wav"), options=OPTIONS)
    (desk.folder / "files" / "other.wav").unlink()
    stored: list[str] = []
    put_file = desk.store.put_file

    def note(key: str, source: Path) -> None:
        stored.append(source.name)
        put_file(key, source)

    monkeypatch.setattr(desk.store, "put_file", note)
    assert upload(desk.repository, desk.store, HOST) == 4
    assert len(stored) == 1
    assert desk.repository.count_outbox_entries(OutboxKind.SEND) == 2
    assert {desk.task(task.id).status for task in (one, again)} == {TaskStatus.PENDING}
    assert {desk.task(task.id).status for task in (same, other)} == {TaskStatus.FAILED}


def test_a_file_that_changed_is_no_matter_where_the_store_has_its_audio(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.store.put(audio_key(task.audio_sha256), b"board.wav")
    desk.file("board.wav", b"something else")
    desk.hand_over()
    assert desk.task(task.id).queued_at is not None


def test_what_the_store_does_not_take_waits_and_the_rest_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit(*(f"{number}.wav" for number in range(8)))
    put_file = desk.store.put_file

    def refuse(key: str, source: Path) -> None:
        if source.name == "0.wav":
            raise StoreUnavailable("The store does not take it.")
        put_file(key, source)

    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "put_file", refuse)
        with pytest.raises(StoreUnavailable):
            upload(desk.repository, desk.store, HOST)
    brought = desk.repository.count_outbox_entries(OutboxKind.SEND)
    assert 0 < brought < 8
    assert upload(desk.repository, desk.store, HOST) == 8 - brought


def test_a_queue_that_fails_in_the_middle_is_sent_nothing_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit(*(f"{number}.wav" for number in range(25)))
    while upload(desk.repository, desk.store, HOST):
        pass
    send, calls = desk.task_queue.send, count(1)

    def fail_once(bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        if next(calls) == 2:
            raise QueueUnavailable("The queue does not answer.")
        return send(bodies)

    monkeypatch.setattr(desk.task_queue, "send", fail_once)
    with pytest.raises(QueueUnavailable):
        dispatch(desk.repository, desk.task_queue, HOST, 3)
    left = desk.repository.count_outbox_entries(OutboxKind.SEND)
    assert 0 < left < 25  # its batches are on their way at the same time

    assert dispatch(desk.repository, desk.task_queue, HOST, 3) == left  # at once, whatever was claimed
    assert desk.task_queue.depth().visible == 25


def test_a_cancelled_task_has_no_attempt_that_runs(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hear(started(task))
    cancel(desk.repository, desk.store, [task.id])
    [attempt] = desk.repository.attempts(task.id)
    assert attempt.outcome is Outcome.SUPERSEDED


def test_a_removed_task_leaves_nothing(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    desk.hear(completed(desk, task))
    assert remove(desk.repository, desk.store, [task.id]).changed == (task.id,)
    assert list(desk.store.keys("")) == []
    assert not desk.repository.tasks([task.id])


def test_audio_stays_while_another_task_needs_it(desk: Desk) -> None:
    [first] = desk.submit("board.wav")
    [second] = desk.submit("board.wav", options=OPTIONS)
    desk.hand_over()
    desk.hear(failed(first))
    remove(desk.repository, desk.store, [first.id])
    assert desk.store.exists(audio_key(second.audio_sha256))


def test_a_live_task_is_not_removed(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    assert remove(desk.repository, desk.store, [task.id]).refused
    assert desk.task(task.id).status is TaskStatus.PENDING
