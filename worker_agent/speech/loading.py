"""Loads speech models, at most one at a time."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

import platformdirs

from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import GpuMemoryFull, ModelUnusable
from worker_agent.events import Listener, ModelLoaded, no_listener
from worker_agent.gpu import find_other_processes
from worker_agent.speech.batch_limit import BatchLimit
from worker_agent.speech.device import DeviceChoice
from worker_agent.speech.device_faults import MEMORY_FULL, is_memory_full
from worker_agent.speech.engine import Engine
from worker_agent.speech.model_download import Progress
from worker_agent.speech.model_resolver import find_model

logger = logging.getLogger(__name__)


class EngineLoader:
    """Keeps the model that was used last."""

    def __init__(self, settings: WorkerSettings, publish: Listener = no_listener) -> None:
        """`publish`: is told which model is loaded, and when batches become smaller."""
        self._settings = settings
        self._publish = publish
        self._device = DeviceChoice(settings)
        self._limits: dict[str, BatchLimit] = {}  # by the model
        self._engine: Engine | None = None

    @property
    def default_model(self) -> str:
        """The model of a task that names none."""
        return self._device.default_model

    def has(self, name: str | None) -> bool:
        """Whether the model is the one that is loaded."""
        return self._engine is not None and self._engine.name == (name or self.default_model)

    def load(self, name: str | None) -> Engine:
        """The model `name`, or the default; raises ModelUnavailable, ModelUnreachable, ModelUnusable, GpuMemoryFull."""
        name = name or self.default_model
        if self._engine is None or self._engine.name != name:
            if not self._limits:
                _look_at(self._device)
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
    def _cache(self) -> Path:
        return self._settings.model_cache or platformdirs.user_cache_path("earshot") / "models"

    def _unload(self) -> None:
        self._engine = None
        gc.collect()  # the old model's memory is needed for the new one

    def _open(self, name: str, folder: Path) -> Engine:
        device = self._device
        try:
            weights = _size(folder / "model.bin")
            compute_type = device.choose_compute_type(weights)
            if name not in self._limits:
                self._limits[name] = BatchLimit(device.choose_batch(weights, compute_type), self._publish)
            engine = Engine(
                name,
                folder,
                device=device.name,
                compute_type=compute_type,
                threads=self._settings.cpu_threads,
                batch=device.batch,
                limit=self._limits[name],
                throughputs=self._cache / "throughput",
            )
        except (RuntimeError, ValueError) as error:
            if is_memory_full(error):
                raise GpuMemoryFull(MEMORY_FULL) from error
            raise ModelUnusable(_cant_load(name, folder, device.name, error)) from error
        self._publish(ModelLoaded(name, device.name, compute_type, self._limits[name].chunks))
        return engine


def _look_at(device: DeviceChoice) -> None:
    """Before we are on it ourselves; raises ModelUnusable."""
    if device.gpu_fault and device.is_gpu:
        raise ModelUnusable(f"The GPU can't be used. {device.gpu_fault}")
    if device.gpu_fault:
        logger.warning("the GPU can't be used, and the CPU does the work, slowly: %s", device.gpu_fault)
    if device.is_gpu and (others := find_other_processes()):
        logger.warning(
            "others work on the same GPU, and may leave too little memory: %s. Give each a GPU of its own, "
            "with CUDA_VISIBLE_DEVICES",
            ", ".join(map(str, others)),
        )


def _size(file: Path) -> int:
    """In bytes; 0 where it is missing, which loading it tells better."""
    return file.stat().st_size if file.is_file() else 0


def _cant_load(name: str, folder: Path, device: str, error: Exception) -> str:
    reason = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    return (
        f"The speech model {name!r} in {folder} can't be loaded on {device}: {reason}. "
        "Check EARSHOT_WORKER__DEVICE and EARSHOT_WORKER__COMPUTE_TYPE, or fetch the model anew."
    )
