"""The store keeps of a task what it needs, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.task import Outcome, Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion import cleanup as module
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.ports.tasks import OutboxEntry, OutboxKind
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.messages import Failed, TaskError
from worker_agent.contract.stores.object_store import StoreUnavailable, cancelled_key, task_prefix


def clean_up_all(desk: Desk) -> None:
    while cleanup(desk.repository, desk.store, HOST):
        pass


def objects(desk: Desk, task: Task) -> set[str]:
    return set(desk.store.keys(task_prefix(task.uid)))


def entries(desk: Desk) -> int:
    return desk.repository.count_outbox_entries(OutboxKind.CLEANUP)


def test_a_completed_task_keeps_its_transcript_alone(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    lost, winner = Worker(desk, task), Worker(desk, task, 2)
    lost.gets_on()
    lost.stores()
    winner.gets_on()
    assert entries(desk) == 0
    winner.completes()
    assert entries(desk) == 1
    clean_up_all(desk)
    assert objects(desk, task) == {winner.transcript}
    assert entries(desk) == 0


def test_a_failed_task_keeps_nothing(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    worker.gets_on()
    worker.stores()
    worker.fails()
    clean_up_all(desk)
    assert objects(desk, task) == set()


def test_what_a_task_that_goes_on_has_is_not_touched(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    worker.gets_on()
    worker.stores()
    worker.tries_later()
    with desk.repository.unit_of_work() as unit:
        unit.enqueue([task.id], OutboxKind.CLEANUP, None)
    clean_up_all(desk)
    assert objects(desk, task) == {worker.checkpoint, worker.transcript}


def test_what_comes_after_the_end_is_cleaned_up_too(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    late, winner = Worker(desk, task), Worker(desk, task, 2)
    winner.completes()
    clean_up_all(desk)
    late.gets_on()
    late.completes()
    assert entries(desk) == 1
    clean_up_all(desk)
    assert objects(desk, task) == {winner.transcript}
    assert desk.task(task.id).transcript_key == winner.transcript


def test_a_completion_that_comes_after_its_transcript_was_cleaned_up_is_superseded(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    late, winner = Worker(desk, task), Worker(desk, task, 2)
    late.stores()
    winner.completes()
    clean_up_all(desk)
    late.reports()
    attempts = {attempt.number: attempt for attempt in desk.repository.attempts(task.id)}
    assert (attempts[1].outcome, attempts[1].error) == (Outcome.SUPERSEDED, None)
    assert desk.task(task.id).status is TaskStatus.COMPLETED


def test_a_doubled_message_has_nothing_cleaned_up_again(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    worker.stores()
    result = worker.result()
    desk.hear(result)
    clean_up_all(desk)
    desk.hear(result)
    assert entries(desk) == 0


def test_a_retry_starts_with_nothing(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    old = Worker(desk, task)
    old.gets_on()
    old.completes()
    retry(desk.repository, desk.store, [task.id])
    new = Worker(desk, task)
    new.gets_on()
    clean_up_all(desk)
    assert objects(desk, task) == {new.checkpoint}


def test_an_old_generation_that_still_speaks_is_cleaned_up(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    old, late = Worker(desk, task), Worker(desk, task, 2)
    old.fails()
    retry(desk.repository, desk.store, [task.id])
    clean_up_all(desk)
    new = Worker(desk, task)
    new.gets_on()
    late.gets_on()
    assert entries(desk) == 1
    clean_up_all(desk)
    assert objects(desk, task) == {new.checkpoint}


def test_a_task_cancelled_between_two_attempts_loses_its_checkpoint(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    worker = Worker(desk, task)
    worker.gets_on()
    worker.tries_later()
    cancel(desk.repository, desk.store, [task.id])
    clean_up_all(desk)
    assert objects(desk, task) == {cancelled_key(task.uid, 1)}


@pytest.mark.parametrize("last_word", [Worker.drops, Worker.completes, Worker.fails])
def test_the_mark_goes_when_a_worker_has_removed_the_message(desk: Desk, last_word: Callable[[Worker], None]) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    worker = Worker(desk, task)
    worker.starts()
    cancel(desk.repository, desk.store, [task.id])
    clean_up_all(desk)
    assert objects(desk, task) == {cancelled_key(task.uid, 1)}
    worker.tries_later()
    assert objects(desk, task) == {cancelled_key(task.uid, 1)}
    last_word(worker)
    clean_up_all(desk)
    assert objects(desk, task) == set()


def test_each_generation_has_a_mark_of_its_own(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    first, second = Worker(desk, task), Worker(desk, task, 2)
    first.tries_later()
    retry(desk.repository, desk.store, [task.id])
    assert objects(desk, task) == {cancelled_key(task.uid, 1)}
    first.drops()
    assert objects(desk, task) == set()
    desk.hand_over()
    cancel(desk.repository, desk.store, [task.id])
    second.drops()
    assert objects(desk, task) == {cancelled_key(task.uid, 2)}


@pytest.mark.parametrize("last_word", [Worker.drops, Worker.completes, Worker.fails])
def test_the_mark_of_a_removed_task_goes_with_all_that_its_worker_left(
    desk: Desk, last_word: Callable[[Worker], None]
) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    worker = Worker(desk, task)
    worker.gets_on()
    cancel(desk.repository, desk.store, [task.id])
    remove(desk.repository, desk.store, [task.id])
    assert objects(desk, task) == {cancelled_key(task.uid, 1)}
    desk.store.put(worker.checkpoint, b"part")
    last_word(worker)
    assert objects(desk, task) == set()


def test_what_is_said_of_a_task_that_nobody_cancelled_and_nobody_knows_deletes_nothing(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    with desk.repository.unit_of_work() as unit:
        unit.remove_tasks([task.id])
    worker.completes()
    assert objects(desk, task) == {worker.transcript}


def test_a_mark_that_a_worker_has_met_is_removed_with_its_task(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    desk.hand_over()
    worker = Worker(desk, task)
    worker.starts()
    cancel(desk.repository, desk.store, [task.id])
    worker.drops()
    remove(desk.repository, desk.store, [task.id])
    assert objects(desk, task) == set()


def test_another_tasks_objects_are_not_touched(desk: Desk) -> None:
    task, other = desk.submit("board.wav", "other.wav")
    worker, neighbour = Worker(desk, task), Worker(desk, other)
    neighbour.gets_on()
    neighbour.stores()
    worker.fails()
    clean_up_all(desk)
    assert objects(desk, other) == {neighbour.checkpoint, neighbour.transcript}


def test_a_task_whose_file_is_lost_is_cleaned_up(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    worker.gets_on()
    desk.hear(worker.says(Failed, error=TaskError(kind="AudioMissing", message="It is gone.")))
    (desk.folder / "files" / "board.wav").unlink()
    retry(desk.repository, desk.store, [task.id])
    desk.hand_over()
    assert desk.task(task.id).status is TaskStatus.FAILED
    clean_up_all(desk)
    assert objects(desk, task) == set()


def test_a_store_that_does_not_answer_leaves_the_rest_for_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = desk.submit("first.wav", "second.wav")
    for task in tasks:
        worker = Worker(desk, task)
        worker.gets_on()
        worker.fails()
    monkeypatch.setattr(module, "CLAIM_TIMEOUT", timedelta(0))
    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "delete", _once(desk.store.delete))
        with pytest.raises(StoreUnavailable):
            cleanup(desk.repository, desk.store, HOST)
    assert (objects(desk, tasks[0]), entries(desk)) == (set(), 1)
    assert cleanup(desk.repository, desk.store, HOST) == 1
    assert (objects(desk, tasks[1]), entries(desk)) == (set(), 0)


def test_a_crash_before_it_is_noted_is_harmless(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    worker.gets_on()
    worker.completes()
    monkeypatch.setattr(module, "CLAIM_TIMEOUT", timedelta(0))
    with monkeypatch.context() as broken:
        broken.setattr(desk.repository, "complete_entries", _crash)
        with pytest.raises(KeyboardInterrupt):
            cleanup(desk.repository, desk.store, HOST)
    assert entries(desk) == 1
    assert cleanup(desk.repository, desk.store, HOST) == 1
    assert (objects(desk, task), entries(desk)) == ({worker.transcript}, 0)


def test_what_is_written_while_one_cleans_up_is_cleaned_up_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    [task] = desk.submit("board.wav")
    late, winner = Worker(desk, task), Worker(desk, task, 2)
    winner.completes()
    note = desk.repository.complete_entries

    def speak_up(items: Collection[OutboxEntry], at: datetime) -> None:
        monkeypatch.undo()
        late.completes()
        note(list(items), at)

    monkeypatch.setattr(desk.repository, "complete_entries", speak_up)
    assert cleanup(desk.repository, desk.store, HOST) == 1
    assert entries(desk) == 1
    clean_up_all(desk)
    assert objects(desk, task) == {winner.transcript}


def test_a_retry_meanwhile_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cleanup goes by what it claimed: a task that had failed, and is being worked on again by now."""
    [task] = desk.submit("board.wav")
    Worker(desk, task).fails()
    find = desk.store.keys
    kept: set[str] = set()

    def go_on(prefix: str) -> Any:
        monkeypatch.undo()
        retry(desk.repository, desk.store, [task.id])
        worker = Worker(desk, task)
        worker.gets_on()
        worker.stores()
        kept.update((worker.checkpoint, worker.transcript))
        return find(prefix)

    monkeypatch.setattr(desk.store, "keys", go_on)
    clean_up_all(desk)
    assert objects(desk, task) == kept


def _once(delete: Any) -> Any:
    """A store that refuses everything after the first deletion."""
    deleted: list[str] = []

    def refuse(key: str) -> None:
        if deleted:
            raise StoreUnavailable("Down.")
        deleted.append(key)
        delete(key)

    return refuse


def _crash(items: object, at: object) -> None:
    raise KeyboardInterrupt
