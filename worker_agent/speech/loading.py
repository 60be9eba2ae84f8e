"""Loads speech models, at most one at a time."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import NamedTuple

import platformdirs

from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import ModelUnusable
from worker_agent.speech.engine import Engine
from worker_agent.speech.model_download import Progress
from worker_agent.speech.model_resolver import find_model

logger = logging.getLogger(__name__)


class _Defaults(NamedTuple):
    """What suits a device."""

    model: str
    batch: int  #: chunks that are transcribed at once
    compute_types: tuple[str, ...]  #: the first that the device can do


_DEFAULTS = {
    "cpu": _Defaults("base", 8, ("int8", "int8_float32", "float32")),
    "cuda": _Defaults("large-v3-turbo", 16, ("float16", "int8_float16", "int8_float32", "float32")),
}


class EngineLoader:
    """Keeps the model that was used last."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings = settings
        self._engine: Engine | None = None

    @property
    def default_model(self) -> str:
        """The model of a task that names none."""
        return self._settings.model or _DEFAULTS[self._device].model

    def has(self, name: str | None) -> bool:
        """Whether the model is the one that is loaded."""
        return self._engine is not None and self._engine.name == (name or self.default_model)

    def load(self, name: str | None) -> Engine:
        """The model `name`, or the default; raises ModelUnavailable, ModelUnreachable, ModelUnusable."""
        name = name or self.default_model
        if self._engine is None or self._engine.name != name:
            folder = self.find(name)
            self._unload()
            self._engine = self._open(name, folder)
        return self._engine

    def find(self, name: str, *, on_hub: bool = True, on_progress: Progress = lambda here, size: None) -> Path:
        """The model's folder, brought in from where it is; raises ModelUnavailable, ModelUnreachable.

        `on_hub`: whether to fetch it from the model hub where it is nowhere on this machine; `on_progress` is told how
        far that has come.
        """
        in_folders = bool(self._settings.folders_as_models) or name == self.default_model
        return find_model(name, self._cache, in_folders=in_folders, on_hub=on_hub, on_progress=on_progress)

    @property
    def _device(self) -> str:
        if self._settings.device != "auto":
            return self._settings.device
        import ctranslate2

        return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"

    @property
    def _cache(self) -> Path:
        return self._settings.model_cache or platformdirs.user_cache_path("earshot") / "models"

    def _unload(self) -> None:
        self._engine = None
        gc.collect()  # the old model's memory is needed for the new one

    def _open(self, name: str, folder: Path) -> Engine:
        device, settings = self._device, self._settings
        try:
            engine = Engine(
                name,
                folder,
                device=device,
                compute_type=settings.compute_type or _compute_type(device),
                threads=settings.cpu_threads,
                batch=settings.batch_size or _DEFAULTS[device].batch,
                throughputs=self._cache / "throughput",
            )
        except (RuntimeError, ValueError) as error:
            if "out of memory" in str(error).lower():
                raise
            raise ModelUnusable(_cant_load(name, folder, device, error)) from error
        logger.info("the model %s is loaded on %s from %s", name, device, folder)
        return engine


def _compute_type(device: str) -> str:
    import ctranslate2

    possible = ctranslate2.get_supported_compute_types(device)
    return next((kind for kind in _DEFAULTS[device].compute_types if kind in possible), "default")


def _cant_load(name: str, folder: Path, device: str, error: Exception) -> str:
    reason = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    return (
        f"The speech model {name!r} in {folder} can't be loaded on {device}: {reason}. "
        "Check EARSHOT_WORKER__DEVICE and EARSHOT_WORKER__COMPUTE_TYPE, or fetch the model anew."
    )
