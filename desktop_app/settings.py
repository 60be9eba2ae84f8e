"""The settings of the desktop app: one TOML file, every key overridable by an environment variable."""

from __future__ import annotations

import socket
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from desktop_app.domain.errors import SettingsError
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings, default_home


class DatabaseSettings(BaseModel):
    """Where the tasks are kept."""

    model_config = ConfigDict(extra="forbid")

    url: str | None = None  #: "postgresql://user@host/name" or "sqlite:///path"; None: a file in the home folder


class OrchestratorSettings(BaseModel):
    """How tasks are handled."""

    model_config = ConfigDict(extra="forbid")

    max_attempts: int = Field(default=5, ge=1, le=100)  #: deliveries of a task before it is failed


class LocalWorkerSettings(BaseModel):
    """Whether this computer works on tasks itself."""

    model_config = ConfigDict(extra="forbid")

    enabled: Literal["auto", "yes", "no"] = "auto"  #: auto: where the queue is the local one


class Settings(BaseSettings):
    """Read once, at start."""

    model_config = SettingsConfigDict(env_prefix="EARSHOT_", env_nested_delimiter="__", extra="forbid")

    home: Path = Field(default_factory=default_home)  #: holds everything of the embedded default
    database: DatabaseSettings = DatabaseSettings()
    queue: QueueSettings = QueueSettings()
    store: StoreSettings = StoreSettings()
    aws: AwsSettings = AwsSettings()
    orchestrator: OrchestratorSettings = OrchestratorSettings()
    local_worker: LocalWorkerSettings = LocalWorkerSettings()
    worker: dict[str, Any] = {}  #: for the agent alone, which checks it

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment overrides the file, whose values are handed to the constructor."""
        return env_settings, init_settings

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
    """Read `config`, or the platform's file where there is one; raises SettingsError."""
    path = config or platformdirs.user_config_path("earshot") / "config.toml"
    values = _read(path) if config or path.exists() else {}
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError(_explain(error, path, values)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no settings file {path}. Check its name.") from error
    except OSError as error:
        raise SettingsError(f"The settings file {path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"The settings file {path} is not valid TOML: {error}.") from error


def _explain(error: ValidationError, path: Path, values: Mapping[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    variable = "EARSHOT_" + "__".join(str(part).upper() for part in first["loc"])
    section = values.get(str(first["loc"][0]))
    where = f"in {path}" if section is not None else f"(environment variable {variable})"
    if first["type"] == "extra_forbidden":
        return f"There is no setting {key} {where}. Check its spelling."
    return f"The setting {key} {where} is wrong: {first['msg']}."


def _as_variables(section: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {f"EARSHOT_{section}__{key}".upper(): str(value) for key, value in values.items()}
