"""One behaviour for every repository: what is old and needed by nothing is found, and what is gone is known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.batch import NewBatch, WhenDone
from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.options import TranscribeOptions

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
FUTURE = NOW + 36_500 * DAY
OF_TASKS = (Retained.AUDIO, Retained.TRANSCRIPTS, Retained.FINISHED_TASKS)
FLAC = Artifact(name="a.flac", media_type="audio/flac", key="tasks/x/a.flac", size=5)


def ended(desk: Desk, days: int, **changes: Any) -> Task:
    """A task that was completed so many days ago; nothing is to be done for it."""
    known = {"status": TaskStatus.COMPLETED, "finished_at": NOW - days * DAY, "transcript_key": "tasks/x/1.json"}
    new = {name: changes.pop(name) for name in ("audio_sha256", "audio_bytes", "batch_id", "kind") if name in changes}
    (task,) = desk.add(make_new_task(f"{days}.wav", **new))
    with desk.repository.unit_of_work() as unit:
        unit.discard_entries([task.id])
    return desk.change(task, **{**known, **changes})


def found(repository: TaskRepository, kind: Retained, days: int = 30) -> list[int]:
    return [task.id for task in repository.retention.find_tasks(kind, NOW - days * DAY, None, 100)]


def claim(repository: TaskRepository, *sha256s: str, now: datetime = NOW) -> set[str]:
    with repository.unit_of_work() as unit:
        assert unit.find_by_audio_hash(sha256s) is not None
        return unit.claim_audio(sha256s, now, now + MINUTE)


def deleted(repository: TaskRepository, *sha256s: str) -> set[str]:
    with repository.unit_of_work() as unit:
        return unit.find_deleted_audio(sha256s)


def uploads(repository: TaskRepository, now: datetime = NOW) -> list[int]:
    kind = OutboxKind.UPLOAD
    items = repository.claim_entries(kind, host="desk", limit=10, now=now, until=now + MINUTE)
    repository.release_entries(items)
    return [item.task.id for item in items]


@pytest.mark.parametrize("kind", OF_TASKS)
def test_what_ended_before_that_is_found_the_oldest_first(
    desk: Desk, repository: TaskRepository, kind: Retained
) -> None:
    young, old, older = ended(desk, 30), ended(desk, 31), ended(desk, 32)
    desk.add("waits.wav")
    assert found(repository, kind) == [older.id, old.id]
    assert found(repository, kind, 29) == [older.id, old.id, young.id]


def test_it_is_found_in_pages(desk: Desk, repository: TaskRepository) -> None:
    ids = [ended(desk, days).id for days in (40, 40, 40, 35)]
    place, pages = None, []
    while page := repository.retention.find_tasks(Retained.FINISHED_TASKS, NOW, place, 2):
        pages.append([task.id for task in page])
        place = page[-1].finished_at or NOW, page[-1].id
    assert pages == [ids[:2], ids[2:]]


@pytest.mark.parametrize("kind", OF_TASKS)
def test_what_a_task_with_the_same_recording_needs_is_not_found(
    desk: Desk, repository: TaskRepository, kind: Retained
) -> None:
    ended(desk, 31, audio_sha256="a")
    (live,) = desk.add(make_new_task("live.wav", audio_sha256="a"))
    assert found(repository, kind) == []
    assert repository.retention.summarize(kind, NOW).count == 0
    desk.change(live, status=TaskStatus.IN_PROGRESS)
    assert found(repository, kind) == []


def test_audio_is_kept_for_the_last_task_that_has_it(desk: Desk, repository: TaskRepository) -> None:
    old, younger = ended(desk, 60, audio_sha256="a"), ended(desk, 31, audio_sha256="a", audio_bytes=1_000_000)
    assert (found(repository, Retained.AUDIO, 40), found(repository, Retained.FINISHED_TASKS, 40)) == ([], [old.id])
    assert found(repository, Retained.AUDIO) == [old.id, younger.id]
    summary = repository.retention.summarize(Retained.AUDIO, NOW)
    assert summary == Expired(Retained.AUDIO, 1, 1_000_000, younger.finished_at)


def test_the_list_of_a_report_is_no_recording(desk: Desk, repository: TaskRepository) -> None:
    ended(desk, 60, kind="report", transcript_key=None, artifacts=(FLAC,))
    assert found(repository, Retained.AUDIO) == []


def test_only_results_that_are_there_are_found(desk: Desk, repository: TaskRepository) -> None:
    ended(desk, 60, transcript_key=None)
    ended(desk, 60, status=TaskStatus.FAILED, transcript_key=None)
    converted = ended(desk, 60, kind="convert", transcript_key=None, artifacts=(FLAC,))
    assert found(repository, Retained.TRANSCRIPTS) == [converted.id]
    assert repository.retention.summarize(Retained.TRANSCRIPTS, NOW).bytes is None
    assert len(found(repository, Retained.FINISHED_TASKS)) == 3


@pytest.mark.parametrize("wish", [WhenDone(folder="/out", formats=("txt",)), WhenDone(notify=True)])
@pytest.mark.parametrize("kind", [Retained.TRANSCRIPTS, Retained.FINISHED_TASKS])
def test_what_is_still_to_be_exported_is_not_found(
    desk: Desk, repository: TaskRepository, kind: Retained, wish: WhenDone
) -> None:
    new = NewBatch(
        name="a", submitted_by="ann", host="desk", kind="transcribe", options=TranscribeOptions(), when_done=wish
    )
    with repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
    task = ended(desk, 60, batch_id=id_)
    with repository.unit_of_work() as unit:
        assert unit.find_unfinished_batches([id_, 99]) == {id_}
    assert found(repository, kind) == []
    repository.batches.claim_done("desk", NOW, NOW + MINUTE, 1)
    assert repository.batches.note_done(id_, NOW)
    with repository.unit_of_work() as unit:
        assert unit.find_unfinished_batches([id_]) == set()
    assert found(repository, kind) == [task.id]


def test_a_batch_of_which_nothing_was_wished_holds_up_nothing(desk: Desk, repository: TaskRepository) -> None:
    new = NewBatch(name="a", submitted_by="ann", host="desk", kind="transcribe", options=TranscribeOptions())
    with repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
        assert unit.find_unfinished_batches([id_]) == set()
    task = ended(desk, 1, batch_id=id_)
    assert found(repository, Retained.TRANSCRIPTS, 0) == [task.id]


def test_a_task_that_is_still_cleaned_up_is_found_later(desk: Desk, repository: TaskRepository) -> None:
    task = ended(desk, 60)
    with repository.unit_of_work() as unit:
        unit.enqueue([task.id], OutboxKind.CLEANUP, None)
    assert found(repository, Retained.FINISHED_TASKS) == []
    summary = repository.retention.summarize(Retained.FINISHED_TASKS, NOW)
    assert summary == Expired(Retained.FINISHED_TASKS, 1, task.audio_bytes, task.finished_at)


@pytest.mark.parametrize("kind", Retained)
def test_nothing_is_counted_where_there_is_nothing(repository: TaskRepository, kind: Retained) -> None:
    size = 0 if kind is Retained.AUDIO else None
    assert repository.retention.summarize(kind, NOW) == Expired(kind, 0, size, None)


def test_a_transcripts_record_is_removed(desk: Desk, repository: TaskRepository) -> None:
    one, other = ended(desk, 1), ended(desk, 1)
    record = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "de", "text": "one"}
    with repository.unit_of_work() as unit:
        unit.save_transcripts([TranscriptRecord(task_id=task.id, **record) for task in (one, other)])
        unit.remove_transcripts([one.id, 99])
    assert list(repository.transcripts([one.id, other.id])) == [other.id]


def test_one_alone_deletes_audio_at_a_time(repository: TaskRepository, other: TaskRepository) -> None:
    assert claim(repository, "a", "b") == {"a", "b"}
    assert claim(other, "a", "c") == {"c"}
    assert claim(other, "a", now=NOW + MINUTE) == {"a"}


def test_audio_that_is_gone_is_not_deleted_again(desk: Desk, repository: TaskRepository) -> None:
    ended(desk, 60, audio_sha256="a")
    claim(repository, "a")
    assert (deleted(repository, "a", "b"), found(repository, Retained.AUDIO)) == ({"a"}, [])
    repository.retention.note_audio_deleted(["a", "b"], NOW + MINUTE)
    assert claim(repository, "a", now=NOW + DAY) == set()
    assert deleted(repository, "a") == {"a"}
    assert repository.retention.find_abandoned_audio(NOW + DAY, 9) == []


def test_a_late_word_takes_nothing_from_whoever_deletes_now(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    (task,) = desk.add(make_new_task("a.wav", audio_sha256="a"))
    claim(repository, "a")
    claim(other, "a", now=NOW + MINUTE)
    repository.retention.note_audio_deleted(["a"], NOW + MINUTE)
    assert uploads(repository, NOW + MINUTE) == []
    other.retention.note_audio_deleted(["a"], NOW + 2 * MINUTE)
    assert uploads(repository, NOW + MINUTE) == [task.id]


def test_nobody_uploads_what_somebody_deletes(desk: Desk, repository: TaskRepository, other: TaskRepository) -> None:
    (task,) = desk.add(make_new_task("a.wav", audio_sha256="a"))
    (free,) = desk.add("b.wav")
    claim(other, "a")
    assert uploads(repository) == [free.id]
    assert uploads(repository, NOW + MINUTE) == [task.id, free.id]


def test_what_was_uploaded_again_is_there(desk: Desk, repository: TaskRepository) -> None:
    desk.add(make_new_task("a.wav", audio_sha256="a"))
    claim(repository, "a", now=NOW - DAY)
    items = repository.claim_entries(OutboxKind.UPLOAD, host="desk", limit=9, now=NOW, until=NOW + MINUTE)
    repository.complete_entries(items, NOW)
    assert deleted(repository, "a") == set()


def test_what_was_left_is_told_unless_a_task_needs_it(desk: Desk, repository: TaskRepository) -> None:
    ended(desk, 60, audio_sha256="a")
    (live,) = desk.add(make_new_task("b.wav", audio_sha256="b"))
    claim(repository, "a", "b", "c")
    assert repository.retention.find_abandoned_audio(NOW, 9) == []
    assert sorted(repository.retention.find_abandoned_audio(NOW + MINUTE, 9)) == ["a", "c"]
    assert len(repository.retention.find_abandoned_audio(NOW + MINUTE, 1)) == 1
    desk.change(live, status=TaskStatus.CANCELLED)
    assert sorted(repository.retention.find_abandoned_audio(NOW + MINUTE, 9)) == ["a", "b", "c"]


def test_of_audio_that_no_task_has_nothing_is_noted(desk: Desk, repository: TaskRepository) -> None:
    task = ended(desk, 60, audio_sha256="a")
    claim(repository, "a", "b")
    repository.retention.note_audio_deleted(["a", "b"], NOW + MINUTE)
    assert deleted(repository, "a", "b") == {"a"}
    desk.remove(task)
    assert deleted(repository, "a") == set()


def test_a_claim_outlives_its_task(desk: Desk, repository: TaskRepository) -> None:
    task = ended(desk, 60, audio_sha256="a")
    claim(repository, "a")
    desk.remove(task)
    assert repository.retention.find_abandoned_audio(NOW + MINUTE, 9) == ["a"]


def test_old_removals_are_forgotten(desk: Desk, repository: TaskRepository) -> None:
    desk.remove(*desk.add("one.wav", "two.wav", "three.wav"))
    assert repository.retention.summarize(Retained.REMOVED_TASKS, NOW - 36_500 * DAY).count == 0
    summary = repository.retention.summarize(Retained.REMOVED_TASKS, FUTURE)
    assert (summary.count, summary.bytes, summary.oldest is not None) == (3, None, True)
    assert [repository.retention.forget_removals(FUTURE, 2) for _ in range(3)] == [2, 1, 0]
    assert repository.retention.summarize(Retained.REMOVED_TASKS, FUTURE).count == 0


def test_who_has_not_read_of_a_removal_that_is_forgotten_reads_everything_anew(
    desk: Desk, repository: TaskRepository
) -> None:
    one, two = desk.add("one.wav", "two.wav")
    asleep = repository.latest_cursor()
    desk.remove(one)
    awake = repository.latest_cursor()
    assert repository.retention.forget_removals(FUTURE, 9) == 1
    assert repository.changes_since(asleep).restarted
    two = desk.change(two, progress=0.5)
    assert repository.changes_since(asleep).restarted
    again = repository.changes_since(awake)
    assert (again.restarted, again.tasks) == (False, (two,))
    assert not repository.changes_since(repository.changes_since(asleep).cursor).restarted


def test_changes_after_the_last_removal_is_forgotten_are_told(desk: Desk, repository: TaskRepository) -> None:
    """Numbers that were given once are not given again."""
    (one,) = desk.add("one.wav")
    desk.remove(one)
    cursor = repository.latest_cursor()
    repository.retention.forget_removals(FUTURE, 9)
    (two,) = desk.add("two.wav")
    assert repository.changes_since(cursor).tasks == (two,)


def test_who_comes_while_audio_is_claimed_knows_that_it_goes(repository: TaskRepository, other: TaskRepository) -> None:
    def come() -> set[str]:
        with other.unit_of_work() as unit:
            assert unit.find_by_audio_hash(["a"]) == []
            return unit.find_deleted_audio(["a"])

    with ThreadPoolExecutor(1) as background:
        with repository.unit_of_work() as unit:
            assert unit.find_by_audio_hash(["a"]) == []
            later = background.submit(come)
            wait([later], timeout=0.2)
            unit.claim_audio(["a"], NOW, NOW + MINUTE)
        assert later.result() == {"a"}


def test_audio_that_comes_for_a_task_that_is_gone_meanwhile_is_known_to_be_there(
    desk: Desk, repository: TaskRepository
) -> None:
    (task,) = desk.add("one.wav")
    sha256s, until = {task.audio_sha256}, NOW + MINUTE
    with repository.unit_of_work() as unit:
        assert unit.claim_audio(sha256s, NOW, until) == sha256s
    repository.retention.note_audio_deleted(sha256s, until)
    items = repository.claim_entries(OutboxKind.UPLOAD, host="desk", limit=1, now=NOW, until=until)
    with repository.unit_of_work() as unit:
        unit.discard_entries([task.id])
    repository.complete_entries(items, NOW)
    with repository.unit_of_work() as unit:
        assert unit.find_deleted_audio(sha256s) == set()


def test_a_removed_task_is_known_by_its_uid_until_its_removal_is_forgotten(
    desk: Desk, repository: TaskRepository
) -> None:
    gone, there = desk.add("gone.wav", "there.wav")
    desk.remove(gone)
    asked = {gone.uid: gone.id, "0" * 32: gone.id, there.uid: there.id, "1" * 32: 99}
    assert repository.retention.find_removed(asked) == {gone.uid}
    assert repository.retention.find_removed({}) == set()
    repository.retention.forget_removals(FUTURE, 10)
    assert repository.retention.find_removed(asked) == set()
