"""Statuses that come at the same time share requests, and a task is deleted once its status is sent."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.contract.queues.queue import Queue, QueueUnavailable

THREADS = 12


class SlowQueue:
    """Notes what came with each request; the first one waits until it is let go."""

    name = "slow queue"

    def __init__(self) -> None:
        self.sent: list[list[str]] = []
        self.deleted: list[list[str]] = []
        self.began, self.go_on = threading.Event(), threading.Event()
        self.fault_of_send: Exception | None = None
        self.fault_of_delete: Exception | None = None

    def send(self, bodies: Sequence[str]) -> list[int]:
        self.sent.append(list(bodies))
        if len(self.sent) == 1:
            self.began.set()
            assert self.go_on.wait(10)
        if self.fault_of_send:
            raise self.fault_of_send
        return [index for index, body in enumerate(bodies) if body == "bad"]

    def delete(self, receipts: Sequence[str]) -> list[str]:
        self.deleted.append(list(receipts))
        if self.fault_of_delete:
            raise self.fault_of_delete
        return [receipt for receipt in receipts if receipt == "stale"]


class Patience:
    """Notes each time whether the status was sent already."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def __call__(self, sent: bool) -> None:
        self.asked.append(sent)


@pytest.fixture
def queue() -> SlowQueue:
    return SlowQueue()


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def queue_writer(queue: SlowQueue) -> QueueWriter:
    return QueueWriter(cast(Queue, queue), cast(Queue, queue))


def test_what_comes_during_a_request_shares_the_next_one_in_its_order(
    queue: SlowQueue, queue_writer: QueueWriter
) -> None:
    sent = [queue_writer.send("first")]
    assert queue.began.wait(10)
    sent += [queue_writer.send("bad" if number == 3 else f"{number}") for number in range(6)]
    queue.go_on.set()

    assert [one.result(10) for one in sent] == [True, True, True, True, False, True, True]
    assert queue.sent == [["first"], ["0", "1", "2", "bad", "4", "5"]]


def test_tasks_are_deleted_together_once_their_statuses_are_sent(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    first = queue_writer.send("first")
    assert queue.began.wait(10)
    settled = [queue_writer.settle(body, f"receipt of {body}", patience) for body in ("one", "bad", "two")]
    queue.go_on.set()

    assert all(one.result(10) for one in (first, *settled))
    assert queue.deleted == [["receipt of one", "receipt of two"]]
    assert patience.asked == [False]  # for the one that was refused


def test_where_the_queue_is_away_each_is_settled_with_patience(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    queue.go_on.set()
    queue.fault_of_send = QueueUnavailable("away")
    lost, settled = queue_writer.send("lost"), queue_writer.settle("one", "receipt", patience)

    assert settled.result(10)
    assert not lost.result(10)
    assert queue.deleted == []
    assert patience.asked == [False]


def test_what_is_only_not_deleted_is_not_reported_again(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    queue.go_on.set()
    queue.fault_of_delete = QueueUnavailable("away")

    assert queue_writer.settle("one", "receipt", patience).result(10)
    assert patience.asked == [True]


def test_what_is_no_longer_ours_needs_no_patience(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    queue.go_on.set()

    assert queue_writer.settle("one", "stale", patience).result(10)
    assert patience.asked == []


def test_a_delete_shares_the_request_of_others_and_says_whether_it_worked(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    first = queue_writer.send("first")
    assert queue.began.wait(10)
    deleted = [queue_writer.delete("again"), queue_writer.settle("one", "receipt", patience)]
    queue.go_on.set()
    assert all(one.result(10) for one in (first, *deleted))
    assert queue.deleted == [["again", "receipt"]]
    queue.fault_of_delete = QueueUnavailable("away")
    assert not queue_writer.delete("again").result(10)


def test_nobody_waits_for_ever_for_what_went_wrong(
    queue: SlowQueue, queue_writer: QueueWriter, patience: Patience
) -> None:
    queue.go_on.set()
    queue.fault_of_delete = ZeroDivisionError("a mistake")
    with pytest.raises(ZeroDivisionError):
        queue_writer.settle("one", "receipt", patience).result(10)
    queue.fault_of_delete = None
    assert queue_writer.settle("two", "receipt", patience).result(10)


def test_whoever_is_in_trouble_while_it_closes_can_send_yet(queue: SlowQueue, queue_writer: QueueWriter) -> None:
    def send_again(sent: bool) -> None:
        queue.fault_of_send = None
        assert queue_writer.send("again").result(10)

    queue.go_on.set()
    queue.fault_of_send = QueueUnavailable("away")
    settled = queue_writer.settle("one", "receipt", send_again)
    queue_writer.close()

    assert settled.result(0)
    assert queue.sent == [["one"], ["again"]]


def test_a_thousand_of_many_threads_are_sent_before_it_closes(queue: SlowQueue, queue_writer: QueueWriter) -> None:
    queue.go_on.set()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda number: queue_writer.send(str(number)), range(1000)))
    queue_writer.close()
    assert sorted(int(body) for request in queue.sent for body in request) == list(range(1000))
    assert len(queue.sent) < 500
