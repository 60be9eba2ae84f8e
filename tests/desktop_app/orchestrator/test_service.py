"""The loops go on whatever happens, and stop when told to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial

import pytest

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.health import Health
from desktop_app.orchestrator.health_board import HealthBoard
from desktop_app.orchestrator.service import Loop, Service
from worker_agent.contract.queues.queue import QueueUnavailable


def run(steps: dict[str, Callable[[], int]], until: threading.Event) -> list[Health]:
    """Run the loops until the event is set; returns what was told of their health."""
    board = HealthBoard()
    told: list[Health] = []
    board.watch(told.append)
    service = Service([Loop(name, step, pause=0.01) for name, step in steps.items()], board, threading.Event())

    async def main() -> None:
        running = asyncio.create_task(service.run())
        await asyncio.to_thread(until.wait, 30)
        service.stop()
        await running

    asyncio.run(main())
    return told


def test_a_step_is_taken_again_and_again() -> None:
    enough, calls = threading.Event(), 0

    def step() -> int:
        nonlocal calls
        calls += 1
        if calls == 5:
            enough.set()
        return calls % 2

    assert run({"work": step}, enough) == [Health()]
    assert calls >= 5


@pytest.mark.parametrize(
    ("error", "part"), [(DatabaseUnavailable("Down."), "database"), (QueueUnavailable("Down."), "queue")]
)
def test_a_fault_is_told_and_taken_back(error: Exception, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.orchestrator.service.LONGEST_PAUSE", 0.01)
    mended, calls = threading.Event(), 0

    def step() -> int:
        nonlocal calls
        calls += 1
        if calls < 3:
            raise error
        if calls == 4:
            mended.set()
        return 0

    assert run({"work": step}, mended) == [Health(), Health({part: "Down."}), Health()]


def test_an_outage_of_hours_ends_no_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.orchestrator.service.LONGEST_PAUSE", 0.0)
    mended, calls = threading.Event(), 0

    def step() -> int:
        nonlocal calls
        calls += 1
        if calls <= 1100:  # half a minute each
            raise DatabaseUnavailable("Down.")
        mended.set()
        return 0

    assert not run({"work": step}, mended)[-1].faults
    assert mended.is_set()


def test_an_unforeseen_error_ends_no_loop(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("desktop_app.orchestrator.service.LONGEST_PAUSE", 0.01)
    again, calls = threading.Event(), 0

    def step() -> int:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise ZeroDivisionError
        again.set()
        return 0

    assert not run({"work": step}, again)[-1].faults
    assert "ZeroDivisionError" in caplog.text


def test_a_hint_ends_the_rest_of_the_loops_that_wait_for_one() -> None:
    hints: list[Callable[[], None]] = []
    steps = {"hinted": 0, "other": 0}
    again = threading.Event()

    def step(name: str) -> int:
        steps[name] += 1
        if steps["hinted"] == 2:
            again.set()
        return 0

    def subscribe(hint: Callable[[], None]) -> Callable[[], None]:
        hints.append(hint)
        return hints.clear

    loops = [Loop(name, partial(step, name), pause=60.0, hinted=name == "hinted") for name in steps]
    service = Service(loops, HealthBoard(), threading.Event(), subscribe)

    async def main() -> None:
        running = asyncio.create_task(service.run())
        while min(steps.values()) < 1:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        await asyncio.to_thread(hints[0])
        assert await asyncio.to_thread(again.wait, 30)
        service.stop()
        await running

    asyncio.run(main())
    assert (steps, hints) == ({"hinted": 2, "other": 1}, [])
