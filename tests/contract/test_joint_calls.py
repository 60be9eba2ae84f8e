"""Threads that send and delete at the same time share requests, and each learns what became of its own."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from worker_agent.contract.queues.joint_calls import JointCalls
from worker_agent.contract.queues.queue import Queue, QueueUnavailable

THREADS = 12


class SlowQueue:
    """Notes what came with each call; the first one waits until it is let go."""

    name = "slow queue"

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.began, self.go_on = threading.Event(), threading.Event()
        self.broken = False

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        self.calls.append(list(bodies))
        if len(self.calls) == 1:
            self.began.set()
            assert self.go_on.wait(10)
        if self.broken:
            raise QueueUnavailable("broken")
        return [index for index, body in enumerate(bodies) if body == "bad"]

    def delete(self, receipts: Sequence[str]) -> list[str]:
        return [receipts[index] for index in self.send(receipts)]


@pytest.fixture
def slow() -> SlowQueue:
    return SlowQueue()


@pytest.fixture
def joint(slow: SlowQueue) -> JointCalls:
    return JointCalls(cast(Queue, slow))


def test_what_comes_during_a_call_shares_the_next_one(slow: SlowQueue, joint: JointCalls) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        first = threads.submit(joint.send, ["first"])
        assert slow.began.wait(10)
        others = [threads.submit(joint.send, ["bad" if i == 5 else f"{i}"]) for i in range(THREADS - 1)]
        while len(joint._sending._waiting) < THREADS - 1:
            pass
        slow.go_on.set()
        assert first.result(10) == []
        assert [other.result(10) for other in others] == [[0] if i == 5 else [] for i in range(THREADS - 1)]
    assert [len(call) for call in slow.calls] == [1, THREADS - 1]


def test_a_fault_is_raised_to_all_who_shared_the_call_and_to_nobody_after(slow: SlowQueue, joint: JointCalls) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        sends = [threads.submit(joint.send, ["first"])]
        assert slow.began.wait(10)
        sends += [threads.submit(joint.send, ["other"]) for _ in range(THREADS - 1)]
        slow.broken = True
        slow.go_on.set()
        for one in sends:
            with pytest.raises(QueueUnavailable):
                one.result(10)
    slow.broken = False
    assert joint.send(["later"]) == []


def test_who_deletes_learns_of_his_own_receipt(slow: SlowQueue, joint: JointCalls) -> None:
    slow.go_on.set()
    assert joint.delete(["good"]) == []
    assert joint.delete(["bad"]) == ["bad"]


def test_a_thousand_sends_lose_none(slow: SlowQueue, joint: JointCalls) -> None:
    slow.go_on.set()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda i: joint.send([str(i)]), range(1000)))
    assert sorted(int(body) for call in slow.calls for body in call) == list(range(1000))
    assert len(slow.calls) < 500
