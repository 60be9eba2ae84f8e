"""What is older than it is to be kept goes, with all that belongs to it; what is needed stays, whoever needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.batch import WhenDone
from desktop_app.domain.retention import Expired, Periods, Retained
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion import delete_audio as deletion
from desktop_app.orchestrator.deletion import retention_sweep
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.deletion.retention import count_expired
from desktop_app.orchestrator.deletion.retention_sweep import RetentionSweep
from desktop_app.orchestrator.exporting.contents import DELETED
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.exporting.when_done import finish_batches
from desktop_app.orchestrator.intake import upload as uploading
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.desktop_app.orchestrator.conftest import HOST, NO_OPTIONS, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.stores.object_store import NotDeleted, StoreUnavailable, audio_key, task_prefix

AT_ONCE = timedelta(0)
GERMAN = TranscribeOptions(language="de")
AUDIO: Periods = {Retained.AUDIO: AT_ONCE}
TRANSCRIPTS: Periods = {Retained.TRANSCRIPTS: AT_ONCE}
FINISHED: Periods = {Retained.FINISHED_TASKS: AT_ONCE}


@pytest.fixture(autouse=True)
def no_file_is_tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the store is never stored once more: so whoever relies on it needs it."""
    monkeypatch.setattr(uploading, "TINY", 0)


def sweep(desk: Desk, periods: Periods) -> dict[Retained, int]:
    """All there is to do; returns how much is gone."""
    sweeping = RetentionSweep(desk.repository, desk.store, periods)
    sweeping.run(lambda: cleanup(desk.repository, desk.store, HOST))
    return {kind: sweeping.deleted[kind] for kind in periods}


def completed(desk: Desk, name: str = "board.wav", content: bytes = b"sound") -> Task:
    [task] = desk.hand_in(desk.file(name, content))
    desk.hand_over()
    Worker(desk, task).completes()
    assert cleanup(desk.repository, desk.store, HOST)
    return desk.task(task.id)


def has_audio(desk: Desk, task: Task) -> bool:
    return desk.store.exists(audio_key(task.audio_sha256))


def work_off(desk: Desk, task: Task) -> TaskStatus:
    """A worker finds the audio, or does not."""
    desk.hand_over()
    while share(desk.repository, desk.store, HOST):
        pass
    desk.hand_over()
    if not desk.task(task.id).status.terminal:
        assert has_audio(desk, task)
        Worker(desk, task).completes()
    return desk.task(task.id).status


def meanwhile(monkeypatch: pytest.MonkeyPatch, desk: Desk, step: Callable[[], object]) -> None:
    """The step is taken when audio is about to be deleted."""
    delete = desk.store.delete_many

    def delete_many(keys: Collection[str]) -> None:
        if any(key.startswith("audio/") for key in keys):
            monkeypatch.setattr(desk.store, "delete_many", delete)
            step()
        delete(keys)

    monkeypatch.setattr(desk.store, "delete_many", delete_many)


def refuse(keys: Collection[str]) -> None:
    if keys:
        raise NotDeleted("The store is down.", keys)


def test_what_is_young_stays(desk: Desk) -> None:
    task = completed(desk)
    day = timedelta(days=1)
    assert sweep(desk, dict.fromkeys(Retained, day)) == dict.fromkeys(Retained, 0)
    assert has_audio(desk, task)
    assert desk.store.exists(desk.task(task.id).transcript_key or "")


def test_audio_goes_and_its_task_stays(desk: Desk) -> None:
    task = completed(desk)
    [expired] = count_expired(desk.repository, AUDIO, datetime.now(UTC))
    assert expired == Expired(Retained.AUDIO, 1, task.audio_bytes, task.finished_at)
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 1}
    assert not has_audio(desk, task)
    assert desk.task(task.id) == task
    assert desk.store.exists(task.transcript_key or "")
    assert count_expired(desk.repository, AUDIO, datetime.now(UTC)) == [Expired(Retained.AUDIO, 0, 0, None)]
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 0}


def test_audio_of_a_task_that_goes_on_stays(desk: Desk) -> None:
    done = completed(desk)
    [waits] = desk.hand_in(desk.file("again.wav"), options=GERMAN)
    desk.hand_over()
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 0}
    assert has_audio(desk, done)
    assert work_off(desk, waits) is TaskStatus.COMPLETED
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 1}


def test_a_retry_uploads_again_what_is_gone(desk: Desk) -> None:
    task = completed(desk)
    sweep(desk, AUDIO)
    retry(desk.repository, desk.store, [task.id])
    assert desk.repository.count_outbox_entries(OutboxKind.UPLOAD) == 1
    assert work_off(desk, task) is TaskStatus.COMPLETED
    assert has_audio(desk, task)
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 1}


def test_a_retry_without_audio_and_source_fails_with_a_sentence(desk: Desk) -> None:
    task = completed(desk)
    sweep(desk, AUDIO)
    Path(task.source_path).unlink()
    retry(desk.repository, desk.store, [task.id])
    desk.hand_over()
    error = desk.task(task.id).error
    assert error
    assert error.kind == ErrorKind.SOURCE_LOST
    assert "Put it back where it was" in error.message


def test_after_one_retry_has_brought_it_the_next_need_not(desk: Desk) -> None:
    one, other = completed(desk), completed(desk, "other.wav", b"other")
    sweep(desk, AUDIO)
    for _ in range(2):
        retry(desk.repository, desk.store, [one.id])
        assert work_off(desk, one) is TaskStatus.COMPLETED
        Path(one.source_path).unlink(missing_ok=True)
    assert not has_audio(desk, other)


def test_who_hands_it_in_while_it_is_deleted_uploads_it_afterwards(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    task = completed(desk)
    later: list[Task] = []

    def hand_in() -> None:
        later.extend(desk.hand_in(desk.file("later.wav"), options=GERMAN))
        desk.hand_over()
        assert desk.repository.count_outbox_entries(OutboxKind.UPLOAD) == 1

    meanwhile(monkeypatch, desk, hand_in)
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 1}
    assert not has_audio(desk, task)
    assert work_off(desk, later[0]) is TaskStatus.COMPLETED


def test_who_hands_it_in_while_the_last_task_is_removed_uploads_it_afterwards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = completed(desk)
    later: list[Task] = []

    def hand_in() -> None:
        later.extend(desk.hand_in(desk.file("later.wav")))
        desk.hand_over()

    meanwhile(monkeypatch, desk, hand_in)
    remove(desk.repository, desk.store, [task.id])
    assert work_off(desk, later[0]) is TaskStatus.COMPLETED


def test_a_retry_while_it_is_deleted_uploads_it_afterwards(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    task = completed(desk)

    def again() -> None:
        retry(desk.repository, desk.store, [task.id])
        desk.hand_over()

    meanwhile(monkeypatch, desk, again)
    sweep(desk, AUDIO)
    assert work_off(desk, task) is TaskStatus.COMPLETED


@pytest.mark.parametrize("take_away", ["sweep", "remove"])
def test_what_a_crash_left_is_deleted_by_the_next_sweep(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, take_away: str
) -> None:
    task = completed(desk)

    def crash() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(deletion, "CLAIM", timedelta(seconds=1))
        patched.setattr(deletion, "LATEST_CALL", AT_ONCE)
        meanwhile(monkeypatch, desk, crash)
        with pytest.raises(KeyboardInterrupt):
            sweep(desk, AUDIO) if take_away == "sweep" else remove(desk.repository, desk.store, [task.id])
    assert has_audio(desk, task)
    threading.Event().wait(1.1)
    sweep(desk, {})
    assert not has_audio(desk, task)
    assert desk.repository.retention.find_abandoned_audio(datetime.now(UTC) + timedelta(days=1), 9) == []


def test_what_a_crash_left_is_uploaded_by_whoever_needs_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    task = completed(desk)

    def crash() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(deletion, "CLAIM", timedelta(seconds=1))
        patched.setattr(deletion, "LATEST_CALL", AT_ONCE)
        meanwhile(monkeypatch, desk, crash)
        with pytest.raises(KeyboardInterrupt):
            sweep(desk, AUDIO)
    retry(desk.repository, desk.store, [task.id])
    threading.Event().wait(1.1)
    sweep(desk, {})
    assert work_off(desk, task) is TaskStatus.COMPLETED


def test_what_takes_too_long_is_left_to_a_later_claim(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else somebody could have uploaded it by then."""
    task = completed(desk)
    monkeypatch.setattr(deletion, "CLAIM", deletion.LATEST_CALL - timedelta(seconds=1))
    assert sweep(desk, AUDIO) == {Retained.AUDIO: 0}
    assert has_audio(desk, task)


def test_a_store_that_does_not_answer_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    task = completed(desk)
    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "delete_many", refuse)
        with pytest.raises(StoreUnavailable):
            sweep(desk, AUDIO)
    assert has_audio(desk, task)
    retry(desk.repository, desk.store, [task.id])
    later = datetime.now(UTC) + deletion.CLAIM
    items = desk.repository.claim_entries(
        OutboxKind.UPLOAD, host=HOST, limit=1, now=later, until=later + timedelta(minutes=1)
    )
    assert [item.task.id for item in items] == [task.id]


def test_a_transcript_goes_with_all_that_the_store_has_of_it(desk: Desk) -> None:
    task = completed(desk)
    assert sweep(desk, TRANSCRIPTS) == {Retained.TRANSCRIPTS: 1}
    bare = desk.task(task.id)
    assert (bare.status, bare.transcript_key, bare.has_result) == (TaskStatus.COMPLETED, None, False)
    assert desk.repository.transcript(task.id) is None
    assert list(desk.store.keys(task_prefix(task.uid))) == []
    assert has_audio(desk, task)
    assert sweep(desk, TRANSCRIPTS) == {Retained.TRANSCRIPTS: 0}


def test_a_crash_before_the_store_is_cleaned_up_leaves_nothing(desk: Desk) -> None:
    """The wish to do it is in the transaction."""
    task = completed(desk)
    step = RetentionSweep(desk.repository, desk.store, TRANSCRIPTS)._sweep()
    assert next(step) == 1
    assert desk.repository.count_outbox_entries(OutboxKind.CLEANUP) == 1
    assert cleanup(desk.repository, desk.store, HOST) == 1
    assert list(desk.store.keys(task_prefix(task.uid))) == []


def test_who_exports_what_was_deleted_is_told(desk: Desk, tmp_path: Path) -> None:
    task = completed(desk)
    sweep(desk, TRANSCRIPTS)
    report = export(desk.repository, desk.store, LocalFiles(), [task.id], ["txt"], tmp_path / "out")
    assert (report.files, [one.why for one in report.refused]) == ((), [DELETED])


def test_a_file_whose_transcript_was_deleted_is_written_down_when_it_is_handed_in_again(desk: Desk) -> None:
    task = completed(desk)
    sweep(desk, TRANSCRIPTS)
    [again] = desk.hand_in(Path(task.source_path))
    assert again.id != task.id
    assert work_off(desk, again) is TaskStatus.COMPLETED
    assert desk.repository.transcript(again.id)


def hand_in_to_export(desk: Desk, folder: Path, *names: str) -> list[Task]:
    files = [desk.file(name, name.encode()) for name in names]
    accepted = submit(desk.intake, files, NO_OPTIONS, when_done=WhenDone(folder=str(folder), formats=("txt",))).accepted
    desk.hand_over()
    return list(accepted)


@pytest.mark.parametrize("periods", [TRANSCRIPTS, FINISHED])
def test_what_is_still_to_be_exported_stays(desk: Desk, tmp_path: Path, periods: Periods) -> None:
    one, two = hand_in_to_export(desk, out := tmp_path / "out", "one.wav", "two.wav")
    Worker(desk, one).completes()
    assert set(sweep(desk, periods).values()) == {0}
    Worker(desk, two).completes()
    assert set(sweep(desk, periods).values()) == {0}
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    assert set(sweep(desk, periods).values()) == {2}
    assert sorted(path.name for path in out.iterdir()) == ["one.txt", "two.txt"]


def test_a_batch_that_is_opened_again_is_done_though_some_results_are_gone(desk: Desk, tmp_path: Path) -> None:
    one, two = hand_in_to_export(desk, out := tmp_path / "out", "one.wav", "two.wav")
    for task in (one, two):
        Worker(desk, task).completes()
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    sweep(desk, TRANSCRIPTS)
    (out / "two.txt").unlink()
    retry(desk.repository, desk.store, [two.id])
    assert work_off(desk, two) is TaskStatus.COMPLETED
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    assert (out / "two.txt").exists()


def test_a_finished_task_goes_with_everything(desk: Desk) -> None:
    task, failed = completed(desk), desk.submit("failed.wav")[0]
    desk.hand_over()
    Worker(desk, failed).fails()
    assert sweep(desk, FINISHED) == {Retained.FINISHED_TASKS: 2}
    assert desk.repository.tasks([task.id, failed.id]) == {}
    assert list(desk.store.keys("")) == []


def test_a_finished_task_is_removed_once_the_store_has_nothing_of_it(desk: Desk) -> None:
    """So that a crash in between leaves nothing."""
    task = completed(desk)
    sweeping = RetentionSweep(desk.repository, desk.store, FINISHED)
    sweeping.run(lambda: 0)
    assert (list(desk.repository.tasks([task.id])), desk.task(task.id).has_result) == ([task.id], False)
    while cleanup(desk.repository, desk.store, HOST):
        pass
    sweeping.run(lambda: 0)
    assert (desk.repository.tasks([task.id]), list(desk.store.keys(""))) == ({}, [])


def test_audio_that_another_task_has_survives_the_removal_of_one(desk: Desk) -> None:
    task = completed(desk)
    with desk.repository.unit_of_work() as unit:
        unit.save_tasks([replace(task, finished_at=datetime.now(UTC) - timedelta(days=1))])
    [other] = desk.hand_in(desk.file("other.wav"), options=GERMAN)
    desk.hand_over()
    assert sweep(desk, FINISHED) == {Retained.FINISHED_TASKS: 0}
    cancel(desk.repository, desk.store, [other.id])
    assert sweep(desk, {Retained.FINISHED_TASKS: timedelta(hours=1)}) == {Retained.FINISHED_TASKS: 1}
    assert list(desk.repository.tasks([task.id, other.id])) == [other.id]
    assert has_audio(desk, task)
    assert sweep(desk, FINISHED) == {Retained.FINISHED_TASKS: 1}
    assert not has_audio(desk, task)


def once_found(monkeypatch: pytest.MonkeyPatch, desk: Desk, step: Callable[[], object]) -> None:
    """The step is taken between the look for what is old and its deletion."""
    find = desk.repository.retention.find_tasks

    def find_tasks(*args: Any) -> list[Task]:
        monkeypatch.setattr(desk.repository.retention, "find_tasks", find)
        found = find(*args)
        step()
        return found

    monkeypatch.setattr(desk.repository.retention, "find_tasks", find_tasks)


@pytest.mark.parametrize("periods", [AUDIO, TRANSCRIPTS, FINISHED])
def test_a_task_that_is_retried_after_it_was_found_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, periods: Periods
) -> None:
    task = completed(desk)
    once_found(monkeypatch, desk, lambda: retry(desk.repository, desk.store, [task.id]))
    assert set(sweep(desk, periods).values()) == {0}
    Path(task.source_path).unlink()
    assert work_off(desk, task) is TaskStatus.COMPLETED


@pytest.mark.parametrize("periods", [AUDIO, TRANSCRIPTS, FINISHED])
def test_what_is_handed_in_again_after_it_was_found_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, periods: Periods
) -> None:
    task = completed(desk)
    once_found(monkeypatch, desk, lambda: desk.hand_in(desk.file("again.wav"), options=GERMAN))
    assert set(sweep(desk, periods).values()) == {0}
    assert has_audio(desk, task)
    assert desk.task(task.id) == task


@pytest.mark.parametrize("periods", [TRANSCRIPTS, FINISHED])
def test_what_is_to_be_exported_again_after_it_was_found_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, periods: Periods
) -> None:
    one, two = hand_in_to_export(desk, tmp_path / "out", "one.wav", "two.wav")
    for task in (one, two):
        Worker(desk, task).completes()
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    once_found(monkeypatch, desk, lambda: retry(desk.repository, desk.store, [two.id]))
    assert set(sweep(desk, periods).values()) == {0}
    assert desk.repository.retention.find_tasks(Retained.TRANSCRIPTS, datetime.now(UTC), None, 9) == []
    assert desk.task(one.id).has_result


def test_it_is_done_in_small_pieces_until_the_next_sweep(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        completed(desk, f"{number}.wav", f"{number}".encode())
    monkeypatch.setattr(retention_sweep, "PIECE", 2)
    monkeypatch.setattr(retention_sweep, "REST", 0.0)
    sweeping = RetentionSweep(desk.repository, desk.store, AUDIO)
    stop = threading.Event()
    steps = []
    while sweeping.step(stop):
        steps.append(sweeping.deleted[Retained.AUDIO])
    assert steps == [2, 4, 5]
    completed(desk, "later.wav", b"later")
    assert sweeping.step(stop) == 0
    monkeypatch.setattr(retention_sweep, "EVERY", 0.0)
    sweeping.change_periods(AUDIO)
    assert sweeping.step(stop) == 1
    assert sweeping.deleted[Retained.AUDIO] == 6


def test_after_a_fault_the_next_sweep_begins_at_the_beginning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    completed(desk)
    monkeypatch.setattr(retention_sweep, "REST", 0.0)
    sweeping = RetentionSweep(desk.repository, desk.store, TRANSCRIPTS)
    with monkeypatch.context() as broken:
        broken.setattr(desk.repository.retention, "find_abandoned_audio", refuse_to_look)
        with pytest.raises(StoreUnavailable):
            sweeping.step(threading.Event())
    assert sweeping.step(threading.Event()) == 1


def refuse_to_look(*args: object) -> list[str]:
    raise StoreUnavailable("Down.")


def test_removals_are_forgotten(desk: Desk) -> None:
    task = completed(desk)
    remove(desk.repository, desk.store, [task.id])
    assert sweep(desk, {Retained.REMOVED_TASKS: AT_ONCE}) == {Retained.REMOVED_TASKS: 1}
