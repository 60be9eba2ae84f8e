"""Tells what is wrong with the GPU: CTranslate2 raises a RuntimeError for everything, and only its text differs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from worker_agent.errors import DeviceLost, GpuMemoryFull

MEMORY_FULL = (
    "The GPU ran out of memory. Choose a smaller model, or see with `earshot-worker doctor` what else uses the GPU."
)
_FULL = ("out of memory", "cublas_status_alloc_failed")  # of CUDA and Thrust, and of cuBLAS
_GPU_LIBRARIES = ("cuda", "cublas", "cudnn")  # as their names appear in the errors of CTranslate2


@contextmanager
def device_faults() -> Iterator[None]:
    """Raises GpuMemoryFull or DeviceLost where the block fails for the GPU; other errors pass."""
    try:
        yield
    except RuntimeError as error:
        if is_memory_full(error):
            raise GpuMemoryFull(MEMORY_FULL) from error
        if any(library in str(error).lower() for library in _GPU_LIBRARIES):
            raise DeviceLost("The GPU does not answer any more. The worker starts anew; see its log.") from error
        raise


def is_memory_full(error: Exception) -> bool:
    return any(full in str(error).lower() for full in _FULL)
