"""The settings of the agent."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from worker_agent.contract.settings import SharedSettings, read_settings, usual_file

SYSTEM_FILE = Path("/etc/earshot-worker/config.toml")


class WorkerSettings(BaseModel):
    """How this machine works."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    kinds: str | None = None  #: of tasks that it does, such as "convert,report"; None: all that it can
    model: str | None = None  #: a name or a folder; None: what suits the device
    device: Literal["auto", "cpu", "cuda"] = "auto"
    compute_type: str | None = None  #: one of CTranslate2's names; None: what suits the device
    batch_size: int | None = Field(default=None, ge=1, le=256)  #: chunks transcribed at once; None: as above
    cpu_threads: int = Field(default=0, ge=0)  #: 0: CTranslate2 decides
    #: whether a task may name a folder of this machine; None: only where the queue is a file on it
    folders_as_models: bool | None = None
    model_cache: Path | None = None  #: where data packages are joined; None: the platform's cache folder
    retry_delay: float = Field(default=15.0, ge=0, le=900)  #: seconds until the second attempt; doubles from there
    longest_audio: float = Field(default=24.0, gt=0, allow_inf_nan=False)  #: hours; a longer file fails at once
    spot_notice: Literal["auto", "on", "off"] = "auto"  #: whether to heed EC2's; auto: on machines that are EC2's
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(SharedSettings):
    """Read once, at start."""

    worker: WorkerSettings = WorkerSettings()
    #: for the desktop app alone, which checks them: one file may serve both
    database: dict[str, Any] = Field(default_factory=dict)
    orchestrator: dict[str, Any] = Field(default_factory=dict)
    local_worker: dict[str, Any] = Field(default_factory=dict)

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
