"""What a worker does, written for people."""

from __future__ import annotations

from desktop_app.presentation.translation import mark, tr
from worker_agent.contract.supervision import WorkerReport, WorkerState

_NAMES = {
    WorkerState.STARTING: mark("Starting", "a worker"),
    WorkerState.LOADING_MODEL: mark("Loading the model", "a worker"),
    WorkerState.IDLE: mark("Idle", "a worker"),
    WorkerState.WORKING: mark("Working", "a worker"),
    WorkerState.STOPPED: mark("Stopped", "a worker"),
}


def state_name(report: WorkerReport) -> str:
    return tr(_NAMES[report.state], "a worker")
