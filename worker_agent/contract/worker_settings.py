"""The settings of a worker: the agent acts on them, the desktop app shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from worker_agent.contract.settings import port_for_metrics, setting

_SUITED = "what suits the device"


class WorkerSettings(BaseModel):
    """How a machine works."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=(), hide_input_in_errors=True)

    kinds: str | None = setting(
        None, "Kinds of tasks", "Such as convert,report: the others are left to other workers.", unset="all"
    )
    model: str | None = setting(
        None,
        "Model",
        "A name or a folder, for tasks that name none.",
        unset="base on a CPU, else large-v3-turbo",
    )
    device: Literal["auto", "cpu", "cuda"] = setting("auto", "Device", "What the model runs on.")
    compute_type: str | None = setting(
        None, "Type of numbers", "One of CTranslate2's names, such as int8 or float16.", unset=_SUITED
    )
    batch_size: int | None = setting(
        None, "Batch size", "Half minutes of speech that are transcribed at once.", unset=_SUITED, ge=1, le=256
    )
    cpu_threads: int = setting(0, "Threads on a CPU", "0: CTranslate2 decides.", ge=0)
    folders_as_models: bool | None = setting(
        None,
        "Folders as models",
        "Whether a task may name a folder of this machine as its model.",
        unset="only with the queue on this computer",
    )
    model_cache: Path | None = setting(
        None,
        "Cache of models",
        "Folder where models in several parts are joined.",
        unset="the system's cache folder",
    )
    retry_delay: float = setting(
        15.0, "Delay of a retry", "Seconds until the second attempt; doubles with each further one.", ge=0, le=900
    )
    longest_audio: float = setting(
        24.0, "Longest audio", "Hours; a longer file fails at once.", gt=0, allow_inf_nan=False
    )
    spot_notice: Literal["auto", "on", "off"] = setting(
        "auto", "EC2 spot notice", "Whether to leave in time when EC2 takes the machine back. Automatic: on EC2."
    )
    metrics_port: int | None = port_for_metrics()
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "Log", "The least important messages that are logged."
    )
