"""The loops go on whatever happens, and stop when told to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

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
