"""The settings of the desktop app."""

from __future__ import annotations

import socket
from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, PrivateAttr

from desktop_app.domain.errors import SettingsError
from desktop_app.domain.retention import Retained
from worker_agent.contract.locations import usual_file
from worker_agent.contract.settings import (
    InvalidSettings,
    Section,
    SharedSettings,
    port_for_metrics,
    read_settings,
    setting,
    variable_for,
)

#: Keys that the running program takes over when they are saved; the others take a new start
WITHOUT_RESTART = frozenset(
    {
        "orchestrator.max_attempts",
        "orchestrator.feed_ahead",
        "retention.audio_days",
        "retention.transcripts_days",
        "retention.finished_tasks_days",
        "retention.removed_tasks_days",
    }
)


def needs_restart(keys: Collection[str]) -> bool:
    """Whether a change of these settings takes a new start; where none are named, that is what is asked for."""
    return not keys or not WITHOUT_RESTART.issuperset(keys)


class DatabaseSettings(Section):
    """Where the tasks are kept."""

    url: str | None = setting(
        None,
        "Address",
        "Such as postgresql://user@host/name or sqlite:////folder/earshot.db.",
        unset="a file: {home}/earshot.db",
    )
    keyring: bool = setting(
        False,
        "Password in the keyring",
        "Whether the password is kept there instead of in the address.",
    )
    iam: bool = setting(False, "Sign in with AWS IAM", "To PostgreSQL on RDS, instead of a password.")


class OrchestratorSettings(Section):
    """How tasks are handled."""

    max_attempts: int = setting(
        8, "Attempts", "How many attempts in a row may get no further before a task fails.", ge=1, le=100
    )
    feed_ahead: Literal["auto", "all"] | Annotated[int, Field(ge=1)] = setting(
        "auto",
        "Tasks ahead",
        "How many tasks are put on the queue ahead of the workers: auto, as the workers need them; a number; all.",
    )
    metrics_port: int | None = port_for_metrics()


FOR_EVER = "for ever"
LONGEST = 36_500  # days: a century


class RetentionSettings(Section):
    """For how long what is no longer needed is kept, in days from the end of its task."""

    audio_days: int | None = setting(
        None,
        "Recordings",
        "Days for which they stay in the storage. A retry takes one that is gone from where it was handed in.",
        unset=FOR_EVER,
        ge=1,
        le=LONGEST,
    )
    transcripts_days: int | None = setting(
        None,
        "Transcripts",
        "Days for which they are kept, and what tasks of other kinds have made. They wait for their batch's export.",
        unset=FOR_EVER,
        ge=1,
        le=LONGEST,
    )
    finished_tasks_days: int | None = setting(
        None,
        "Finished tasks",
        "Days for which they are listed. Their recordings and transcripts go with them.",
        unset=FOR_EVER,
        ge=1,
        le=LONGEST,
    )
    removed_tasks_days: int = setting(
        30,
        "Notes of removed tasks",
        "Days for which they are kept, for windows that sleep. One that sleeps longer reads all lists anew.",
        ge=1,
        le=LONGEST,
    )

    def periods(self) -> dict[Retained, timedelta]:
        """What is not in it is kept for ever."""
        days = {kind: getattr(self, f"{kind.value}_days") for kind in Retained}
        return {kind: timedelta(days=count) for kind, count in days.items() if count is not None}


class LocalWorkerSettings(Section):
    """Whether this computer works on tasks itself."""

    enabled: Literal["auto", "yes", "no"] = setting(
        "auto", "Work on this computer", "Automatic: while the queue is a file on this computer."
    )


class Settings(SharedSettings):
    """Read at the start, and when they are saved in the window."""

    database: DatabaseSettings = DatabaseSettings()
    orchestrator: OrchestratorSettings = OrchestratorSettings()
    retention: RetentionSettings = RetentionSettings()
    local_worker: LocalWorkerSettings = LocalWorkerSettings()
    worker: dict[str, Any] = Field(default_factory=dict)  #: for the agent alone, which checks it
    _file: Path | None = PrivateAttr(default=None)

    @property
    def file(self) -> Path:
        """Where they were read from, or would be: it need not be there."""
        return self._file or usual_file()

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
        variables = {"EARSHOT_HOME": str(self.home), variable_for("log", "format"): "text"}  # the window shows it
        for section in ("queue", "store", "aws"):
            values: BaseModel = getattr(self, section)
            variables |= _as_variables(section, values.model_dump(exclude_none=True))
        return variables | _as_variables("worker", self.worker)


def load_settings(config: Path | None = None) -> Settings:
    """Read `config`, or the usual file where there is one; raises SettingsError."""
    file = config or usual_file()
    try:
        settings = read_settings(Settings, file if config or file.exists() else None)
    except InvalidSettings as error:
        raise SettingsError(str(error)) from error
    settings._file = file.absolute()
    return settings


def _as_variables(section: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {variable_for(section, key): str(value) for key, value in values.items()}
