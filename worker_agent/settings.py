"""The settings of the agent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from worker_agent.contract.locations import usual_file
from worker_agent.contract.settings import SharedSettings, read_settings
from worker_agent.contract.worker_settings import WorkerSettings

SYSTEM_FILE = Path("/etc/earshot-worker/config.toml")


class Settings(SharedSettings):
    """Read once, at start."""

    worker: WorkerSettings = WorkerSettings()
    #: for the desktop app alone, which checks them: one file may serve both
    database: dict[str, Any] = Field(default_factory=dict)
    orchestrator: dict[str, Any] = Field(default_factory=dict)
    local_worker: dict[str, Any] = Field(default_factory=dict)

    @property
    def held_folder(self) -> Path:
        """Where the agents of this machine note which tasks they hold."""
        return self.home / "held"

    @model_validator(mode="after")
    def _trust_tasks_of_this_machine(self) -> Settings:
        """Whoever can put a task on a queue elsewhere may not choose which of our folders are read."""
        if self.worker.folders_as_models is None:
            self.worker = self.worker.model_copy(update={"folders_as_models": self.queue.task is None})
        return self


def load_settings(config: Path | None = None) -> Settings:
    """Read `config`, or the first file there is in the usual places; raises InvalidSettings."""
    places = (SYSTEM_FILE, usual_file())
    return read_settings(Settings, config or next((place for place in places if place.exists()), None))
