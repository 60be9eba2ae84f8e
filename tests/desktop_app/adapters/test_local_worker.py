"""The supervisor of the local agent, with small real processes in the agent's place."""

from __future__ import annotations

import os
import queue
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.adapters import local_worker
from desktop_app.adapters.local_worker import LocalWorker
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerReport, WorkerState

WELL = """
import os, sys
print('{"state": "idle", "pid": %d}' % os.getpid(), flush=True)
sys.stdin.read()
print('{"state": "stopped", "detail": "It was told to."}', flush=True)
"""
CANNOT = f"""
import sys
print('{{"state": "stopped", "detail": "No model.", "fatal": true}}', flush=True)
sys.exit({EXIT_CANNOT_WORK})
"""
NOISY = "print('hello', flush=True)" + WELL
PATIENCE = 20.0  # seconds; only a failing test waits so long

Supervise = Callable[..., tuple[LocalWorker, "queue.Queue[WorkerReport | None]"]]


@pytest.fixture
def supervise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervise]:
    """Starts a supervisor over a Python program; all are stopped in the end."""
    monkeypatch.setattr(local_worker, "FIRST_PAUSE", 0.05)
    supervisors: list[LocalWorker] = []

    def begin(program: str | None) -> tuple[LocalWorker, queue.Queue[WorkerReport | None]]:
        command = [sys.executable, "-c", program] if program else None
        worker = LocalWorker(command, {}, tmp_path)
        supervisors.append(worker)
        reports: queue.Queue[WorkerReport | None] = queue.Queue()
        worker.watch(reports.put)
        worker.start()
        return worker, reports

    yield begin
    for worker in supervisors:
        worker.stop()


def await_state(reports: queue.Queue[WorkerReport | None], state: WorkerState) -> WorkerReport:
    while True:
        report = reports.get(timeout=PATIENCE)
        if report and report.state is state:
            return report


def test_it_tells_what_the_agent_says(supervise: Supervise) -> None:
    _, reports = supervise(NOISY)
    assert await_state(reports, WorkerState.STARTING)
    assert await_state(reports, WorkerState.IDLE).pid > 0


def test_a_killed_agent_is_started_again(supervise: Supervise) -> None:
    _, reports = supervise(WELL)
    first = await_state(reports, WorkerState.IDLE)
    os.kill(first.pid, signal.SIGKILL)
    assert "SIGKILL" in await_state(reports, WorkerState.STOPPED).detail
    assert await_state(reports, WorkerState.IDLE).pid != first.pid


def test_an_agent_that_cannot_work_is_left_alone_until_asked_for(supervise: Supervise) -> None:
    worker, reports = supervise(CANNOT)
    report = await_state(reports, WorkerState.STOPPED)
    assert (report.detail, report.fatal) == ("No model.", True)
    with pytest.raises(queue.Empty):
        reports.get(timeout=1)
    worker.restart()
    assert await_state(reports, WorkerState.STARTING)


def test_the_agent_leaves_when_the_supervisor_stops(supervise: Supervise) -> None:
    worker, reports = supervise(WELL)
    pid = await_state(reports, WorkerState.IDLE).pid
    worker.stop()
    assert await_state(reports, WorkerState.STOPPED).detail == "It was told to."
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_two_supervisors_run_one_agent(supervise: Supervise) -> None:
    first, reports = supervise(WELL)
    await_state(reports, WorkerState.IDLE)
    _, others = supervise(WELL)
    assert "Another" in await_state(others, WorkerState.IDLE).detail
    first.stop()
    while not (await_state(others, WorkerState.IDLE)).pid:
        pass


def test_an_agent_that_is_not_installed_is_said(supervise: Supervise) -> None:
    _, reports = supervise(None)
    report = await_state(reports, WorkerState.STOPPED)
    assert report.fatal
    assert "earshot-worker" in report.detail


def test_a_program_that_is_not_there_is_said(tmp_path: Path, supervise: Supervise) -> None:
    worker = LocalWorker([str(tmp_path / "nothing")], {}, tmp_path)
    reports: queue.Queue[WorkerReport | None] = queue.Queue()
    worker.watch(reports.put)
    worker.start()
    assert "can't be started" in await_state(reports, WorkerState.STOPPED).detail
    worker.stop()
