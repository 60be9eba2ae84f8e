"""The settings of the desktop app."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from desktop_app.domain.errors import SettingsError
from worker_agent.contract.settings import (
    InvalidSettings,
    Section,
    SharedSettings,
    read_settings,
    usual_file,
    variable_for,
)


class DatabaseSettings(Section):
    """Where the tasks are kept."""

    url: str | None = None  #: "postgresql://user@host/name" or "sqlite:///path"; None: a file in the home folder
    iam: bool = False  #: sign in to RDS with AWS IAM: no password in the URL


class OrchestratorSettings(Section):
    """How tasks are handled."""

    max_attempts: int = Field(default=8, ge=1, le=100)  #: deliveries of a task before it is failed
    #: how many tasks are put on the queue ahead of the workers; auto: as the workers need them; all: every one
    feed_ahead: Literal["auto", "all"] | Annotated[int, Field(ge=1)] = "auto"


class LocalWorkerSettings(Section):
    """Whether this computer works on tasks itself."""

    enabled: Literal["auto", "yes", "no"] = "auto"  #: auto: where the queue is the local one


class Settings(SharedSettings):
    """Read once, at start."""

    database: DatabaseSettings = DatabaseSettings()
    orchestrator: OrchestratorSettings = OrchestratorSettings()
    local_worker: LocalWorkerSettings = LocalWorkerSettings()
    worker: dict[str, Any] = Field(default_factory=dict)  #: for the agent alone, which checks it

    @property
    def host(self) -> str:
        """The name under which this computer's files are known."""
        return socket.gethostname()

    @property
    def database_url(self) -> str:
        return self.database.url or f"sqlite:///{self.home / 'earshot.db'}"

    @property
    def works_locally(self) -> bool:
        """Whether an agent runs on this computer."""
        if self.local_worker.enabled == "auto":
            return self.queue.task is None
        return self.local_worker.enabled == "yes"

    def for_the_agent(self) -> Mapping[str, str]:
        """The environment that gives the local agent the settings that we have."""
        variables = {"EARSHOT_HOME": str(self.home)}
        for section in ("queue", "store", "aws"):
            values: BaseModel = getattr(self, section)
            variables |= _as_variables(section, values.model_dump(exclude_none=True))
        return variables | _as_variables("worker", self.worker)


def load_settings(config: Path | None = None) -> Settings:
    """Read `config`, or the usual file where there is one; raises SettingsError."""
    usual = usual_file()
    try:
        return read_settings(Settings, config or (usual if usual.exists() else None))
    except InvalidSettings as error:
        raise SettingsError(str(error)) from error


def _as_variables(section: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {variable_for(section, key): str(value) for key, value in values.items()}
