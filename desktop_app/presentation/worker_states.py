"""What a worker does, written for people."""

from __future__ import annotations

from worker_agent.contract.supervision import WorkerReport, WorkerState

_NAMES = {
    WorkerState.STARTING: "Starting",
    WorkerState.LOADING_MODEL: "Loading the model",
    WorkerState.IDLE: "Idle",
    WorkerState.WORKING: "Working",
    WorkerState.STOPPED: "Stopped",
}


def state_name(report: WorkerReport) -> str:
    return _NAMES[report.state]
