"""What an agent started by the desktop app says of itself: one JSON object a line on its standard output."""

from __future__ import annotations

from enum import StrEnum

from worker_agent.contract.model import ContractModel


class WorkerState(StrEnum):
    """What the agent is doing."""

    STARTING = "starting"  #: the process runs, nothing is loaded yet
    LOADING_MODEL = "loading_model"
    IDLE = "idle"  #: waiting for a task
    WORKING = "working"
    STOPPED = "stopped"  #: it has left, or never came up; the detail says why


class WorkerReport(ContractModel):
    """A change of state."""

    state: WorkerState
    detail: str = ""  #: a sentence for the person: the model's name, the file's name, the reason
    pid: int = 0
    fatal: bool = False  #: with STOPPED: starting it again would end the same way


EXIT_CANNOT_WORK = 3  #: exit status of an agent that a restart won't mend (no model, wrong settings)
