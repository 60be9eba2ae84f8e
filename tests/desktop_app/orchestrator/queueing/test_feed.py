"""The queue is kept as full as the workers need it, and what is put first comes before what is on it already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.batch import Turn
from desktop_app.domain.task import Task
from desktop_app.orchestrator.actions.batches import put_tasks
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.queueing import feed
from desktop_app.orchestrator.queueing.feed import LEAST, FeedAhead, Feeder
from desktop_app.orchestrator.queueing.reconcile import LOOKS, Reconciler
from desktop_app.orchestrator.queueing.withdraw import withdraw
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.queues.queue import QueueUnavailable

TASKS = 60


def feeder(desk: Desk, ahead: FeedAhead = "auto") -> Feeder:
    return Feeder(desk.repository, desk.task_queue, HOST, 3, ahead)


def submitted(desk: Desk, count: int = TASKS) -> list[Task]:
    """Tasks whose audio is in the store."""
    tasks = desk.submit(*(f"{number:03}.wav" for number in range(count)))
    while upload(desk.repository, desk.store, HOST):
        pass
    return tasks


def take(desk: Desk, count: int = 1) -> list[str]:
    """The files that workers take next; they say so and complete them."""
    names = []
    for _ in range(count):
        [delivery] = desk.task_queue.receive(1, wait_seconds=0)
        message = TaskMessage.decode(delivery.body)
        names.append(message.file_name)
        [task] = desk.repository.tasks_by_uid([message.task]).values()
        Worker(desk, task, delivery.receive_count).completes()
        desk.task_queue.delete([delivery.receipt_handle])
    return names


def visible(desk: Desk) -> int:
    return desk.task_queue.depth().visible


def test_other_limits_count_for_what_is_sent_from_then_on(desk: Desk) -> None:
    submitted(desk)
    feeding = feeder(desk, 5)
    assert feeding.step() == 5
    feeding.change_limits(9, 20)
    assert feeding.step() == 15
    [*deliveries] = desk.task_queue.receive(10, wait_seconds=0) + desk.task_queue.receive(10, wait_seconds=0)
    assert sorted(TaskMessage.decode(each.body).max_attempts for each in deliveries) == [3] * 5 + [9] * 15


def test_an_idle_fleet_gets_so_much_that_it_can_go_on_for_a_while_alone(desk: Desk) -> None:
    submitted(desk)
    assert feeder(desk).step() == visible(desk) == LEAST
    backlog = desk.repository.batches.backlog()
    assert (backlog.on_queue, backlog.waiting) == (LEAST, TASKS - LEAST)


def test_a_busy_fleet_gets_twice_what_it_took_of_late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MEASURE", 0.0)
    submitted(desk)
    feeding = feeder(desk)
    for _ in range(15):
        feeding.step()
        take(desk)
    feeding.step()
    assert visible(desk) == pytest.approx(30, abs=feed.LEAST / 2)
    monkeypatch.setattr(feed, "PERIOD", timedelta(0))
    while visible(desk) > LEAST:
        assert feeding.step() == 0
        take(desk)


@pytest.mark.parametrize(("ahead", "sent"), [(7, 7), ("all", TASKS)])
def test_the_operator_says_how_far_ahead(desk: Desk, ahead: FeedAhead, sent: int) -> None:
    submitted(desk)
    assert feeder(desk, ahead).step() == visible(desk) == sent


def test_in_the_end_everything_is_handed_over_but_what_is_paused(desk: Desk) -> None:
    submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    desk.repository.batches.pause([1], paused=True)
    assert feeding.hand_over() == 0
    desk.repository.batches.pause([1], paused=False)
    assert feeding.hand_over() == TASKS - LEAST
    assert visible(desk) == TASKS


def test_what_is_put_first_is_taken_next(desk: Desk) -> None:
    *_, last = submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    put_tasks(desk.repository, [last.id], Turn.FIRST)
    feeding.step()
    assert visible(desk) == LEAST
    assert take(desk, 3) == [last.file_name, "000.wav", "001.wav"]


def test_what_is_put_first_while_it_is_on_the_queue_is_taken_next(desk: Desk) -> None:
    tasks = submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    put_tasks(desk.repository, [tasks[15].id], Turn.FIRST)
    feeding.step()
    assert take(desk, 2) == ["015.wav", "000.wav"]


def test_who_asks_later_comes_sooner(desk: Desk) -> None:
    tasks = submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    for task in (tasks[40], tasks[50]):
        put_tasks(desk.repository, [task.id], Turn.FIRST)
        feeding.step()
    put_tasks(desk.repository, [tasks[55].id], Turn.FIRST)
    feeding.step()
    assert take(desk, 3) == ["055.wav", "050.wav", "040.wav"]


def test_what_was_tried_keeps_its_message_and_the_count_of_its_attempts(desk: Desk) -> None:
    tasks = submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    [delivery] = desk.task_queue.receive(1, wait_seconds=0)
    Worker(desk, tasks[0]).tries_later()
    desk.task_queue.change_visibility([delivery.receipt_handle], 0)
    put_tasks(desk.repository, [tasks[50].id], Turn.FIRST)
    feeding.step()
    received = desk.task_queue.receive(10, wait_seconds=0)
    [again] = [one for one in received if TaskMessage.decode(one.body).task == tasks[0].uid]
    assert again.receive_count == 3
    assert "050.wav" in [TaskMessage.decode(one.body).file_name for one in received[:2]]


def test_a_crash_in_the_midst_of_a_withdrawal_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(desk, 20)
    feeder(desk).step()

    def crash(receipts: Sequence[str]) -> list[str]:
        raise QueueUnavailable("The queue does not answer.")

    with monkeypatch.context() as broken:
        broken.setattr(desk.task_queue, "delete", crash)
        with pytest.raises(QueueUnavailable):
            withdraw(desk.repository, desk.task_queue, 20)
    assert (visible(desk), desk.repository.batches.backlog().waiting) == (20, 20)
    feeder(desk).step()
    names = {message.file_name for _ in range(4) for _, message in desk.on_the_queue()}
    assert len(names) == 20


def test_without_the_right_to_withdraw_it_is_sent_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    *_, last = submitted(desk)
    feeding = feeder(desk)
    feeding.step()

    def refuse(*args: object, **more: object) -> list[object]:
        raise QueueUnavailable("Not allowed.")

    put_tasks(desk.repository, [last.id], Turn.FIRST)
    with monkeypatch.context() as without:
        without.setattr(desk.task_queue, "receive", refuse)
        assert feeding.step() == 1
    assert "comes after 20 tasks" in caplog.text
    assert take(desk, LEAST + 1)[-1] == last.file_name


def test_workers_do_not_idle_while_their_statuses_are_late(desk: Desk) -> None:
    submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    gone = [delivery for _ in range(2) for delivery, _ in desk.on_the_queue()]
    desk.task_queue.delete([delivery.receipt_handle for delivery in gone])  # done, as far as the workers know
    assert feeding.step() == LEAST
    assert feeding.step() == 0


def test_what_waits_here_is_not_taken_for_lost(desk: Desk) -> None:
    submitted(desk)
    desk.repository.batches.pause([1], paused=True)
    looking = Reconciler(desk.repository, desk.task_queue, desk.status_queue, 0.0)
    assert sum(looking.look() for _ in range(LOOKS + 2)) == 0


def test_a_purged_queue_is_filled_again(desk: Desk) -> None:
    submitted(desk)
    feeding = feeder(desk)
    feeding.step()
    gone = [delivery for _ in range(2) for delivery, _ in desk.on_the_queue()]
    desk.task_queue.delete([delivery.receipt_handle for delivery in gone])
    feeding = feeder(desk)
    feeding._asked_depth = float("inf")  # only what the reconciler finds
    looking = Reconciler(desk.repository, desk.task_queue, desk.status_queue, 0.0)
    assert sum(looking.look() for _ in range(LOOKS + 2)) == LEAST
    assert feeding.step() == visible(desk) == LEAST


def test_one_put_first_that_has_ended_is_refused(desk: Desk) -> None:
    [task] = submitted(desk, 1)
    feeder(desk).step()
    take(desk)
    report = put_tasks(desk.repository, [task.id, 99], Turn.FIRST)
    assert (report.changed, len(report.refused)) == ((), 2)
    assert desk.task(task.id) == replace(desk.task(task.id), place=0)
