"""The settings of the agent: one TOML file, every key overridable by an environment variable."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings, default_home
from worker_agent.errors import SettingsError

SYSTEM_FILE = Path("/etc/earshot-worker/config.toml")


class WorkerSettings(BaseModel):
    """How this machine works."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    model: str | None = None  #: a name or a folder; None: what suits the device
    device: Literal["auto", "cpu", "cuda"] = "auto"
    compute_type: str | None = None  #: one of CTranslate2's names; None: what suits the device
    batch_size: int | None = Field(default=None, ge=1, le=256)  #: spans transcribed at once; None: as above
    cpu_threads: int = Field(default=0, ge=0)  #: 0: CTranslate2 decides
    model_cache: Path | None = None  #: where data packages are joined; None: the platform's cache folder
    retry_delay: float = Field(default=15.0, ge=0, le=900)  #: seconds until the second attempt; doubles from there
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """Read once, at start."""

    model_config = SettingsConfigDict(
        env_prefix="EARSHOT_", env_nested_delimiter="__", env_ignore_empty=True, extra="forbid"
    )

    home: Path = Field(default_factory=default_home)  #: holds everything of the embedded default
    queue: QueueSettings = QueueSettings()
    store: StoreSettings = StoreSettings()
    aws: AwsSettings = AwsSettings()
    worker: WorkerSettings = WorkerSettings()
    #: for the desktop app alone, which checks them: one file may serve both
    database: dict[str, Any] = {}
    orchestrator: dict[str, Any] = {}
    local_worker: dict[str, Any] = {}

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


def load_settings(config: Path | None = None) -> Settings:
    """Read `config`, or the first file there is in the usual places; raises SettingsError."""
    path = config or _usual_file()
    values = _read(path) if path else {}
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError(_explain(error, path, values)) from error


def _usual_file() -> Path | None:
    places = (SYSTEM_FILE, platformdirs.user_config_path("earshot") / "config.toml")
    return next((place for place in places if place.exists()), None)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no settings file {path}. Check its name.") from error
    except OSError as error:
        raise SettingsError(f"The settings file {path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"The settings file {path} is not valid TOML: {error}.") from error


def _explain(error: ValidationError, path: Path | None, values: Mapping[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    where = f"in {path}" if _holds(values, first["loc"]) else f"(environment variable {_variable(first['loc'])})"
    if first["type"] == "extra_forbidden":
        return f"There is no setting {key} {where}. Check its spelling."
    return f"The setting {key} {where} is wrong: {first['msg']}."


def _holds(values: Any, keys: tuple[int | str, ...]) -> bool:
    """Whether the file says anything under these keys."""
    for key in keys:
        if not isinstance(values, Mapping) or key not in values:
            return False
        values = values[key]
    return True


def _variable(keys: tuple[int | str, ...]) -> str:
    return "EARSHOT_" + "__".join(str(key).upper() for key in keys)
