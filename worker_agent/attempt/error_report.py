"""Turns an exception into a TaskError: a kind to group by, and a sentence for the person."""

from __future__ import annotations

from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.handler import PermanentError, WorkError
from worker_agent.contract.messages import TaskError
from worker_agent.contract.settings import InvalidSettings
from worker_agent.contract.stores.object_store import StoreUnavailable
from worker_agent.errors import DecoderLost, GpuMemoryFull, ModelUnreachable, ModelUnusable

_LONGEST, _LONGEST_KIND = 2000, 100  # characters, what the contract allows

_SPEAK_FOR_THEMSELVES = (
    PermanentError,
    DecoderLost,
    GpuMemoryFull,
    ModelUnreachable,
    ModelUnusable,
    StoreUnavailable,
    InvalidSettings,
)
_KINDS = {
    StoreUnavailable: ErrorKind.STORE_UNAVAILABLE,
    InvalidSettings: ErrorKind.INVALID_SETTINGS,
    MemoryError: ErrorKind.OUT_OF_MEMORY,
    OSError: ErrorKind.SYSTEM_ERROR,
}


def describe(error: Exception) -> TaskError:
    """Why an attempt did not succeed."""
    sentence = _sentence(error).encode(errors="backslashreplace").decode()  # a path may be no valid text
    return TaskError(kind=_kind_of(error)[:_LONGEST_KIND], message=sentence[:_LONGEST])


def _kind_of(error: Exception) -> str:
    if isinstance(error, WorkError):
        return error.kind
    if _is_gpu_out_of_memory(error):
        return ErrorKind.GPU_OUT_OF_MEMORY
    known = (kind for known, kind in _KINDS.items() if isinstance(error, known))
    return next(known, ErrorKind.UNEXPECTED)


def _sentence(error: Exception) -> str:
    if isinstance(error, _SPEAK_FOR_THEMSELVES):
        return str(error)
    if isinstance(error, MemoryError):
        return "The worker ran out of memory. Give it more, or split the recording into shorter files."
    if _is_gpu_out_of_memory(error):
        return "The GPU ran out of memory. Set a smaller EARSHOT_WORKER__BATCH_SIZE, or choose a smaller model."
    if isinstance(error, OSError):
        return _about_the_system(error)
    return f"The worker met an error that nobody foresaw: {_brief(error)}. Its log says more."


def _about_the_system(error: OSError) -> str:
    about = f" ({error.filename})" if error.filename else ""
    return f"The worker's machine refused something: {error.strerror or _brief(error)}{about}. Its log says more."


def _is_gpu_out_of_memory(error: Exception) -> bool:
    # CTranslate2 has no class of its own for this
    return isinstance(error, RuntimeError) and "out of memory" in str(error).lower()


def _brief(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__
