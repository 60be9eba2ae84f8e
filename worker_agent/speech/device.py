"""Chooses the device for speech models, and what suits it: the model, the type of its numbers, the batch.

What the settings say goes before.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.gpu import CUBLAS_MISSING, GPU_NOT_SHOWN, find_our_gpu, has_cublas
from worker_agent.speech.gpu_fit import batch_that_fits, model_that_fits, needs_small_numbers


class _Suited(NamedTuple):
    """What suits a device."""

    model: str
    batch: int  #: chunks that are transcribed at once
    compute_types: tuple[str, ...]  #: the first that the device can do


_CPU = _Suited("base", 8, ("int8", "int8_float32", "float32"))
_GPU = _Suited("large-v3-turbo", 16, ("float16", "int8_float16", "int8_float32", "float32"))
_SMALL_GPU = ("int8_float16", "int8_float32", "float16", "float32")  # types of numbers where memory is scarce


class DeviceChoice:
    """Is made once for a process."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings = settings

    @cached_property
    def name(self) -> str:
        """As CTranslate2 calls it: "cpu" or "cuda"."""
        if self._settings.device != "auto":
            return self._settings.device
        return "cuda" if _has_gpu() and has_cublas() else "cpu"

    @property
    def is_gpu(self) -> bool:
        return self.name == "cuda"

    @property
    def gpu_fault(self) -> str:
        """Why a GPU that is there, and that nobody has forbidden, can't be used; empty: it can, or there is none."""
        if self._settings.device == "cpu":
            return ""
        if _has_gpu():
            return "" if has_cublas() else CUBLAS_MISSING
        return GPU_NOT_SHOWN if find_our_gpu() else ""

    @cached_property
    def default_model(self) -> str:
        """The model of a task that names none."""
        if self._settings.model:
            return self._settings.model
        return model_that_fits(self._memory) if self._memory else self._suited.model

    @property
    def batch(self) -> int:
        """How many chunks are planned and kept together, at most: the same on all GPUs, whatever their memory."""
        return self._settings.batch_size or self._suited.batch

    def choose_compute_type(self, weights: int) -> str:
        """For a model with so many bytes of weights in 16 bits."""
        if self._settings.compute_type:
            return self._settings.compute_type
        import ctranslate2

        small = self._memory and needs_small_numbers(weights, self._memory)
        wanted = _SMALL_GPU if small else self._suited.compute_types
        possible = ctranslate2.get_supported_compute_types(self.name)
        return next((kind for kind in wanted if kind in possible), "default")

    def choose_batch(self, weights: int, compute_type: str) -> int:
        """How many chunks to transcribe at once: all that are planned together, unless they don't fit now."""
        gpu = find_our_gpu() if self.is_gpu and not self._settings.batch_size else None
        if gpu is None or gpu.free is None:
            return self.batch
        return batch_that_fits(weights, compute_type, gpu.free, self.batch)

    @property
    def _suited(self) -> _Suited:
        return _GPU if self.is_gpu else _CPU

    @cached_property
    def _memory(self) -> int | None:
        """Bytes, of a GPU."""
        gpu = find_our_gpu() if self.is_gpu else None
        return gpu.total if gpu else None


def _has_gpu() -> bool:
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count())
