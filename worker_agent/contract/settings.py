"""The settings that both programs read: one TOML file, every key overridable by an environment variable."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from worker_agent.contract import __version__
from worker_agent.contract.addresses import Folder, QueueAddress, ServiceUrl, StoreRoot
from worker_agent.contract.locations import default_home
from worker_agent.contract.log_output import LogFormat
from worker_agent.contract.sqs_limits import MAX_VISIBILITY_TIMEOUT

PREFIX = "EARSHOT_"
BETWEEN = "__"  # section and key, in the name of a variable
_KEY = re.compile(r"\w{1,40}")  # what else stands in the place of one is not repeated: it may be a value


class InvalidSettings(Exception):
    """A setting is wrong; the text says which, where it stands, and what is wrong with it."""


def setting(default: Any, title: str, meaning: str, *, unset: str = "", **limits: Any) -> Any:
    """A key, with what people read of it.

    `unset`: what holds while it has no value, in words; "{home}" stands for the home folder.
    """
    return Field(default=default, title=title, description=meaning, json_schema_extra={"unset": unset}, **limits)


def port_for_metrics() -> Any:
    """A key of both programs."""
    meaning = "On which programs of this computer, such as Prometheus, hear of its health and its work, over HTTP."
    return setting(None, "Port for metrics", meaning, unset="none", ge=1, le=65535)


class Section(BaseModel):
    """A part of the settings; a key that nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class QueueSettings(Section):
    """The two queues through which the programs talk to each other."""

    task: QueueAddress | None = setting(
        None,
        "Task queue",
        "Name or URL of the SQS queue from which all workers take tasks.",
        unset="a file: {home}/queue.db",
    )
    status: QueueAddress | None = setting(
        None,
        "Status queue",
        "Name or URL of the SQS queue on which workers tell what happened.",
        unset="a file: {home}/queue.db",
    )
    endpoint_url: ServiceUrl | None = setting(
        None, "Service address", "Such as https://host:port, of another service that speaks SQS's API.", unset="AWS"
    )
    visibility_timeout: int = setting(
        300,
        "First lease",
        "Seconds for which a received task is a worker's own, until its length is known.",
        ge=1,
        le=MAX_VISIBILITY_TIMEOUT,
    )

    @field_validator("status")
    @classmethod
    def _is_another_queue(cls, status: str | None, info: ValidationInfo) -> str | None:
        if status is not None and status == info.data.get("task"):
            raise PydanticCustomError("queue", "it names the queue of the tasks, and must name another")
        return status


class StoreSettings(Section):
    """Where audio and transcripts lie."""

    root: StoreRoot | None = setting(
        None, "Folder or bucket", "A folder, or s3://bucket/prefix. All workers must reach it.", unset="{home}/store"
    )
    endpoint_url: ServiceUrl | None = setting(
        None, "Service address", "Such as https://host:port, of another service that speaks S3's API.", unset="AWS"
    )


class AwsSettings(Section):
    """Which part of AWS. The credentials come from AWS's own files and variables, and are never kept here."""

    region: str | None = setting(None, "Region", "Such as eu-north-1.", unset="what AWS's own files and variables say")


class LogSettings(Section):
    """What the agent, and `earshot orchestrate`, write to standard error. For services: the window does not show it."""

    format: LogFormat = "auto"  #: text at a terminal, JSON for what else reads it


class SharedSettings(BaseSettings):
    """What the two programs' settings have in common; each adds its own sections."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=BETWEEN,
        env_ignore_empty=True,
        extra="forbid",
        hide_input_in_errors=True,  # it may hold a password
    )

    home: Folder = Field(
        default_factory=default_home,
        title="Home folder",
        description="Holds all that the other settings don't place elsewhere. The log moves there at the next start.",
        json_schema_extra={"unset": "{home}"},
    )
    queue: QueueSettings = QueueSettings()
    store: StoreSettings = StoreSettings()
    aws: AwsSettings = AwsSettings()
    log: LogSettings = LogSettings()

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


AnySettings = TypeVar("AnySettings", bound=SharedSettings)


def read_settings(kind: type[AnySettings], path: Path | None) -> AnySettings:
    """Read the file, where there is one, and the environment; raises InvalidSettings."""
    values = _read(path) if path else {}
    try:
        return kind(**values)
    except ValidationError as error:
        raise InvalidSettings(_explain(error, path, values)) from None  # it repeats what may be a password
    except SettingsError as error:  # the value of a variable that stands for a whole section
        raise InvalidSettings(_explain_section(error)) from None


def read_environment(kind: type[SharedSettings]) -> dict[str, Any]:
    """What the environment sets, by section and key; raises InvalidSettings."""
    try:
        return EnvSettingsSource(kind)()
    except SettingsError as error:
        raise InvalidSettings(_explain_section(error)) from None


def variable_for(*keys: object) -> str:
    """The environment variable that overrides a key, such as EARSHOT_QUEUE__TASK."""
    return PREFIX + BETWEEN.join(str(key).upper() for key in keys)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InvalidSettings(f"There is no settings file {path}. Check its name.") from error
    except PermissionError as error:
        sentence = f"The settings file {path} may not be read by this user. Run this as its owner, or in its group."
        raise InvalidSettings(sentence) from error
    except OSError as error:
        raise InvalidSettings(f"The settings file {path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise InvalidSettings(f"The settings file {path} is not valid TOML: {error}.") from error


def _explain(error: ValidationError, path: Path | None, values: Mapping[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    parts = [str(part) if _KEY.fullmatch(str(part)) else "…" for part in first["loc"]]
    key = ".".join(parts)
    in_file = _holds(values, first["loc"])
    where = f"in {path}" if in_file else f"(environment variable {variable_for(*parts)})"
    if first["type"] == "extra_forbidden":
        return f"There is no setting {key} {where}. Check its spelling, or update this program ({__version__})."
    return f"The setting {key} {where} is wrong: {first['msg']}."


def _explain_section(error: SettingsError) -> str:
    named = re.search(r'field "(\w+)"', str(error))
    variable = variable_for(named[1] if named else "SECTION")
    return (
        f"The environment variable {variable} is wrong: it is no JSON. Set one key each, as in {variable}{BETWEEN}KEY."
    )


def _holds(values: Any, keys: tuple[int | str, ...]) -> bool:
    """Whether the file says anything under these keys."""
    for key in keys:
        if not isinstance(values, Mapping) or key not in values:
            return False
        values = values[key]
    return True
