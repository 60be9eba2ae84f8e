"""Short work runs one after the other; long work holds nobody up."""

from __future__ import annotations

import threading
import time

import pytest

from worker_agent.staggered_threads import StaggeredThreads


@pytest.fixture
def threads() -> StaggeredThreads:
    return StaggeredThreads(8, "test")


def test_short_work_runs_one_after_the_other(threads: StaggeredThreads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker_agent.staggered_threads._LONG", 10.0)
    running, most = 0, 0

    def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.002)
        running -= 1

    for one in [threads.submit(work) for _ in range(20)]:
        one.result(10)
    assert most == 1


def test_long_work_holds_nobody_up(threads: StaggeredThreads) -> None:
    end = threading.Event()
    long = [threads.submit(lambda: end.wait(10)) for _ in range(3)]

    assert threads.submit(lambda: "done").result(5) == "done"
    end.set()
    assert all(one.result(10) for one in long)


def test_work_that_fails_leaves_its_turn_to_the_next(
    threads: StaggeredThreads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worker_agent.staggered_threads._LONG", 10.0)
    with pytest.raises(ZeroDivisionError):
        threads.submit(lambda: 1 / 0).result(5)
    assert threads.submit(lambda: "done").result(5) == "done"
