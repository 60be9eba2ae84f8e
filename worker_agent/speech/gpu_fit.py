"""Chooses a model, the type of its numbers and a batch by the memory of a GPU.

What the words depend on, which is the model and the type, follows from all of the memory: so agents on equal GPUs
choose the same, and go on with each other's checkpoints. The batch, on which the words don't depend, follows from what
is free.

The amounts are those that faster-whisper's authors have measured with large-v2: 4,525 MB for one chunk at once and
6,090 MB for eight in float16, 2,926 MB and 4,500 MB in int8. Smaller models need less. Where the amounts are too small,
the GPU runs out of memory, and the batch is halved.
"""

from __future__ import annotations

from typing import NamedTuple

from worker_agent.gpu import MIB

_FIXED = 1200 * MIB  # for CUDA and its libraries, whatever is done
_CHUNK = 225 * MIB  # for each chunk that is transcribed at once, in 16 bits
_ENOUGH = 4  # chunks at once
_MODELS = (("large-v3-turbo", 1543 * MIB), ("small", 461 * MIB), ("base", 139 * MIB))  # with their weights in 16 bits


class _Size(NamedTuple):
    """Of the numbers of a type, in parts of 16 bits."""

    weights: float
    others: float


_SIZES = {
    "float32": _Size(2, 2),
    "int16": _Size(1, 2),
    "int8_float32": _Size(0.5, 2),
    "int8_float16": _Size(0.5, 1),
    "int8_bfloat16": _Size(0.5, 1),
}
_USUAL = _Size(1, 1)  # as of float16


def model_that_fits(total: int) -> str:
    """The best that fits into so many bytes, if need be in 8 bits; the smallest where none does."""
    fitting = (name for name, weights in _MODELS if _chunks(weights, "int8_float16", total) >= 1)
    return next(fitting, _MODELS[-1][0])


def needs_small_numbers(weights: int, total: int) -> bool:
    """Whether a model with so many bytes of weights in 16 bits needs 8 bits, so that enough fits into `total` bytes."""
    return _chunks(weights, "float16", total) < _ENOUGH


def batch_that_fits(weights: int, compute_type: str, free: int, most: int) -> int:
    """How many chunks to transcribe at once, at most `most`, in so many free bytes; 1 where none fits."""
    return min(most, max(1, _chunks(weights, compute_type, free)))


def _chunks(weights: int, compute_type: str, memory: int) -> int:
    size = _SIZES.get(compute_type, _USUAL)
    return int((memory - _FIXED - weights * size.weights) // (_CHUNK * size.others))
