"""What the queue has lost is sent again; what only looks lost is not."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.queueing import reconcile
from desktop_app.orchestrator.queueing.reconcile import LOOKS, Reconciler
from tests.desktop_app.orchestrator.conftest import Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.queues.queue import QueueAttributes

TIMEOUT = 0.05  # seconds


def reconciler(desk: Desk) -> Reconciler:
    return Reconciler(desk.repository, desk.task_queue, desk.status_queue, TIMEOUT)


def look(desk: Desk, looks: int = LOOKS) -> int:
    """So many looks over more than a timeout."""
    found, looking = 0, reconciler(desk)
    for _ in range(looks):
        found += looking.look()
        time.sleep(TIMEOUT)
    return found


def purge(desk: Desk) -> list[TaskMessage]:
    gone = desk.on_the_queue()
    desk.task_queue.delete([delivery.receipt_handle for delivery, _ in gone])
    return [message for _, message in gone]


def test_tasks_of_a_purged_queue_are_sent_again_as_they_were(desk: Desk) -> None:
    desk.submit("one.wav", "two.wav")
    desk.hand_over()
    before = purge(desk)

    assert look(desk) == 2
    assert look(desk) == 0  # they are to be sent already
    desk.hand_over()

    assert [message for _, message in desk.on_the_queue()] == before


def test_a_task_whose_next_attempt_vanished_is_sent_again(desk: Desk) -> None:
    [task] = desk.submit("one.wav")
    desk.hand_over()
    purge(desk)
    Worker(desk, task).tries_later()
    assert look(desk) == 1


@pytest.mark.parametrize("seen", ["visible", "in flight", "delayed"])
def test_nothing_is_sent_again_as_long_as_the_queue_holds_anything(desk: Desk, seen: str) -> None:
    desk.submit("one.wav")
    desk.hand_over()
    [message] = purge(desk)
    desk.task_queue.send([message.encode()], delay_seconds=100 if seen == "delayed" else 0)
    if seen == "in flight":
        desk.on_the_queue()
    assert look(desk) == 0


def test_one_look_is_not_enough(desk: Desk) -> None:
    desk.submit("one.wav")
    desk.hand_over()
    purge(desk)
    assert look(desk, looks=LOOKS - 1) == 0


def test_what_was_done_and_not_yet_heard_of_is_not_sent_again(desk: Desk) -> None:
    [task] = desk.submit("one.wav")
    desk.hand_over()
    purge(desk)
    worker = Worker(desk, task)
    worker.stores()
    desk.status_queue.send([worker.result().model_dump_json()])
    assert look(desk) == 0


def test_what_is_done_in_work_or_not_sent_yet_is_not_lost(desk: Desk) -> None:
    done, working = desk.submit("done.wav", "working.wav")
    desk.hand_over()
    purge(desk)
    desk.submit("new.wav")
    Worker(desk, done).completes()
    Worker(desk, working).starts()
    assert look(desk) == 0
    assert desk.task(done.id).status is TaskStatus.COMPLETED


def test_what_the_queue_soon_forgets_is_sent_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit("one.wav")
    desk.hand_over()
    monkeypatch.setattr(desk.task_queue, "attributes", lambda: QueueAttributes(retention=timedelta(seconds=1)))
    looking = reconciler(desk)
    assert looking.look() == 0
    monkeypatch.setattr(reconcile, "BETWEEN_EXPIRIES", timedelta(0))
    time.sleep(1)
    assert looking.look() == 1


def test_as_long_as_nothing_is_pending_nothing_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty queue is what idle programs see all day."""
    monkeypatch.setattr(desk.repository, "unit_of_work", lambda: pytest.fail("a transaction that writes"))
    assert look(desk) == 0
