"""One behaviour for every repository: tasks, attempts and transcripts come back as they were written."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository, UnitOfWork
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.condition import Readiness
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import OpaqueOptions, TranscribeOptions

OPTIONS = TranscribeOptions(language="de", model="base", translate=True, prompt="Grünkohl\n", word_timestamps=False)
UNKNOWN = OpaqueOptions.model_validate({"depth": 3, "tags": ["a", "ß"]})
WHOLE = {
    "generation": 2,
    "status": TaskStatus.IN_PROGRESS,
    "options": OPTIONS,
    "duration_seconds": 61.25,
    "attempt": 3,
    "attempt_uid": "a" * 32,
    "sequence": 2**40,
    "worker": "gpu-1/7",
    "progress": 0.25,
    "speed": 41.5,
    "lease_until": NOW + timedelta(minutes=5, microseconds=7),
    "visible_at": NOW,
    "error": TaskError(kind="OutOfMemory", message="Nothing left."),
    "warning": "It is short.",
    "language": "de",
    "transcript_key": "tasks/x",
    "artifacts": (Artifact(name="a.flac", media_type="audio/flac", key="tasks/x/a.flac", size=2**40),),
    "values": {"loudness": -23.0, "digest": "Grün"},
    "queued_at": NOW,
    "started_at": NOW,
    "finished_at": NOW,
}


def test_a_new_task_is_pending_and_as_it_was_handed_in(desk: Desk) -> None:
    new = make_new_task("board.wav", kind="index", options=UNKNOWN, duration_seconds=None, audio_bytes=2**40)
    (task,) = desk.add(new)
    assert (task.status, task.attempt, task.generation, task.submitted_at) == (TaskStatus.PENDING, 0, 1, NOW)
    assert all(getattr(task, name) == getattr(new, name) for name in type(new).__slots__)
    assert desk.read(task) == task


def test_tasks_are_added_in_their_order(desk: Desk) -> None:
    added = desk.add(*(f"{number}.wav" for number in range(1200)))
    assert [task.file_name for task in added] == [f"{number}.wav" for number in range(1200)]
    assert [task.id for task in added] == sorted(task.id for task in added)


def test_every_field_of_a_task_is_written_back(desk: Desk) -> None:
    task = desk.one()
    changed = desk.change(task, **WHOLE)
    assert changed == replace(task, **WHOLE, revision=changed.revision)
    assert changed.revision > task.revision
    assert desk.change(changed, **dict.fromkeys(("worker", "speed", "error", "lease_until"))).error is None


def test_times_of_any_zone_come_back_in_utc(desk: Desk) -> None:
    tokyo = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    task = desk.one(started_at=tokyo)
    assert task.started_at == tokyo
    assert task.started_at is not None
    assert task.started_at.tzinfo is UTC


def test_a_time_without_a_zone_is_a_mistake(desk: Desk) -> None:
    with pytest.raises(Exception, match="time zone"):
        desk.one(started_at=datetime(2026, 3, 1))  # noqa: DTZ001


@given(name=st.text(st.characters(exclude_categories=[]), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_name_is_taken_and_its_path_kept(desk: Desk, name: str) -> None:
    (task,) = desk.add(make_new_task(name))
    assert task.source_path == f"/audio/{name}"
    assert task.file_name == name.encode(errors="backslashreplace").decode().replace("\0", "\\x00")


def test_locks_find_what_there_is(desk: Desk) -> None:
    one, two = desk.add("one.wav", "two.wav")
    with desk.repository.unit_of_work() as unit:
        assert unit.lock_tasks_by_id([two.id, one.id, 999]) == {one.id: one, two.id: two}
        assert unit.lock_tasks_by_uid([two.uid, "f" * 32]) == {two.uid: two}
        assert unit.lock_tasks_by_id([]) == {}


def test_what_a_unit_changes_is_seen_by_the_unit_at_once_and_by_others_when_it_ends(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    (task,) = desk.add("one.wav")
    with repository.unit_of_work() as unit:
        unit.save_tasks([replace(task, progress=0.5)])
        (added,) = unit.add_tasks([make_new_task("two.wav")], NOW)
        assert [task.progress for task in unit.lock_tasks_by_id([task.id, added.id]).values()] == [0.5, 0.0]
        for reader in (repository, other):
            assert reader.tasks([task.id, added.id]) == {task.id: task}
    for reader in (repository, other):
        assert reader.tasks([added.id]) == {added.id: added}
        assert reader.tasks_by_uid([task.uid, added.uid, "f" * 32]) == {task.uid: desk.read(task), added.uid: added}
    assert repository.tasks_by_uid([]) == {}


def test_a_task_that_was_removed_meanwhile_does_not_come_back(desk: Desk) -> None:
    (task,) = desk.add("one.wav")
    desk.remove(task)
    desk.remove(task)
    with desk.repository.unit_of_work() as unit:
        unit.save_tasks([replace(task, progress=0.5)])
    assert desk.repository.tasks([task.id]) == {}
    assert desk.repository.find_ids(TaskFilter()) == array("q")


def test_what_would_belong_to_no_task_is_a_mistake(desk: Desk) -> None:
    (task,) = desk.add("one.wav")
    desk.remove(task)
    record = TranscriptRecord(
        task_id=task.id, generation=1, attempt_uid="a" * 32, object_key="k", language="en", text="Hello."
    )
    attempt = Attempt(uid="a", task_id=task.id, generation=1, number=1, worker="gpu-1/7", started_at=NOW)
    mistakes: list[Callable[[UnitOfWork], None]] = [
        lambda unit: unit.save_transcripts([record]),
        lambda unit: unit.save_attempts([attempt]),
        lambda unit: unit.enqueue([task.id], OutboxKind.CLEANUP, None),
    ]
    for mistake in mistakes:
        with pytest.raises((IntegrityError, ValueError)), desk.repository.unit_of_work() as unit:
            mistake(unit)
    assert desk.repository.count_outbox_entries(OutboxKind.CLEANUP) == 0


def test_a_repository_is_ready_and_used_again_after_it_was_closed(desk: Desk) -> None:
    (task,) = desk.add("one.wav")
    desk.repository.close()
    assert desk.repository.check().readiness is Readiness.READY
    assert desk.read(task) == task
    desk.repository.close()
    assert desk.change(task, progress=0.5).progress == 0.5


def test_an_exception_undoes_the_whole_unit(desk: Desk) -> None:
    (task,) = desk.add("one.wav")
    before = desk.repository.latest_cursor()

    def crash() -> None:
        with desk.repository.unit_of_work() as unit:
            unit.save_tasks([replace(task, status=TaskStatus.FAILED)])
            unit.add_tasks([make_new_task()], NOW)
            raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        crash()
    assert desk.read(task) == task
    assert sum(desk.repository.counts().values()) == 1
    assert desk.repository.changes_since(before).tasks == ()


def test_overdue_are_those_in_progress_whose_lease_has_passed(desk: Desk) -> None:
    def leased(seconds: int) -> Task:
        return desk.one(status=TaskStatus.IN_PROGRESS, lease_until=NOW + timedelta(seconds=seconds))

    later, late, latest = leased(1), leased(-1), leased(-2)
    desk.one()
    with desk.repository.unit_of_work() as unit:
        assert unit.lock_overdue_tasks(NOW, 9) == [latest, late]
        assert unit.lock_overdue_tasks(NOW, 1) == [latest]
        assert later not in unit.lock_overdue_tasks(NOW, 9)


def test_waiting_are_those_whose_message_was_sent_and_is_not_to_be_sent_again(desk: Desk) -> None:
    def sent(minutes: int, **fields: Any) -> Task:
        task = desk.one(queued_at=NOW - timedelta(minutes=minutes), **fields)
        with desk.repository.unit_of_work() as unit:
            unit.discard_entries([task.id])
        return task

    old, older, again, cleaned = sent(1), sent(2), sent(3), sent(4)
    for task in (sent(0), sent(5, status=TaskStatus.IN_PROGRESS), desk.one()):
        assert task.id > cleaned.id
    with desk.repository.unit_of_work() as unit:
        unit.enqueue([again.id], OutboxKind.SEND, None)
        unit.enqueue([cleaned.id], OutboxKind.CLEANUP, None)
        assert unit.lock_waiting_tasks(NOW, 9) == [old, older, cleaned]
        assert unit.lock_waiting_tasks(NOW, 2) == [old, older]


def test_the_same_audio_is_found_whatever_its_name(desk: Desk) -> None:
    one, two, _ = desk.add(
        make_new_task("a.wav", audio_sha256="1" * 64), make_new_task("b.wav", audio_sha256="1" * 64), "c.wav"
    )
    assert desk.repository.find_by_audio_hash(["1" * 64, "2" * 64]) == [one, two]
    assert desk.repository.find_by_audio_hash([]) == []


def test_an_attempt_is_inserted_then_written_back(desk: Desk) -> None:
    task = desk.one()
    second = desk.attempt(task, number=2, started_at=NOW + timedelta(seconds=5))
    first = desk.attempt(task, lease_until=NOW)
    assert desk.repository.attempts(task.id) == [first, second]
    lost = replace(
        first,
        outcome=Outcome.LOST,
        ended_at=NOW,
        error=TaskError(kind="WorkerLost", message="Gone."),
        resumed_from_seconds=2.5,
        sequence=7,
    )
    with desk.repository.unit_of_work() as unit:
        unit.save_attempts([lost])
        assert unit.attempts_by_uid([lost.uid, second.uid, "e" * 32]) == {lost.uid: lost, second.uid: second}
    assert desk.repository.attempts(task.id) == [lost, second]


def test_a_transcript_replaces_what_the_task_had(desk: Desk) -> None:
    task = desk.one()
    record = TranscriptRecord(
        task_id=task.id, generation=1, attempt_uid="a" * 32, object_key="k", language="en", text="Hello\0 world."
    )
    for text in ("first", record.text):
        with desk.repository.unit_of_work() as unit:
            unit.save_transcripts([replace(record, text=text)])
    assert desk.repository.transcript(task.id) == replace(record, text="Hello\\x00 world.")
    assert set(desk.repository.transcripts([task.id, 999])) == {task.id}
    assert desk.repository.transcript(999) is None


def test_a_removed_task_takes_all_with_it_and_its_number_is_never_given_again(desk: Desk) -> None:
    keep, gone = desk.add("keep.wav", "gone.wav")
    desk.attempt(gone)
    desk.remove(gone)
    assert set(desk.repository.tasks([keep.id, gone.id])) == {keep.id}
    assert desk.repository.attempts(gone.id) == []
    (next_one,) = desk.add("next.wav")
    assert next_one.id > gone.id


def test_counts_name_every_status(desk: Desk, repository: TaskRepository) -> None:
    desk.add("one.wav", "two.wav")
    desk.one(status=TaskStatus.FAILED)
    none = dict.fromkeys(TaskStatus, 0)
    assert repository.counts() == {**none, TaskStatus.PENDING: 2, TaskStatus.FAILED: 1}


def test_an_attempt_stays_that_of_its_task(desk: Desk) -> None:
    """Two orchestrators may apply at once what a worker says of two tasks."""
    one, two = desk.add("one.wav", "two.wav")
    attempt = desk.attempt(one)
    desk.attempt(two, uid=attempt.uid)
    assert (desk.repository.attempts(one.id), desk.repository.attempts(two.id)) == ([attempt], [])
