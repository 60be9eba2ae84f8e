"""faster-whisper's model and batched pipeline, which do in parts what does not fit into the GPU's memory at once.

The text of a chunk does not depend on the others of its batch, its word times do: they may be a fiftieth of a second
off where it is aligned with others. So a batch is heard in parts, and aligned as a whole, which takes less memory; only
where not even that fits, it is aligned in halves.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel

from worker_agent.errors import GpuMemoryFull
from worker_agent.speech.batch_limit import BatchLimit
from worker_agent.speech.device_faults import device_faults
from worker_agent.speech.plan import batch_borders

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

logger = logging.getLogger(__name__)


class PartwiseModel(WhisperModel):  # type: ignore[misc]  # the library has no types
    """Aligns in halves what does not fit."""

    def find_alignment(
        self, tokenizer: Any, text_tokens: Sequence[Any], encoder_output: Any, num_frames: Any, *others: Any
    ) -> Any:
        """Raises DeviceLost, GpuMemoryFull."""
        try:
            with device_faults():
                return super().find_alignment(tokenizer, text_tokens, encoder_output, num_frames, *others)
        except GpuMemoryFull:
            if len(text_tokens) == 1:
                raise
        logger.info("the GPU's memory does not suffice to align %d chunks at once", len(text_tokens))
        encoded, middle = _to_array(encoder_output), len(text_tokens) // 2
        del encoder_output
        return [
            alignment
            for half in (slice(middle), slice(middle, None))
            for alignment in self.find_alignment(
                tokenizer, text_tokens[half], _to_storage(encoded[half]), num_frames[half], *others
            )
        ]


class PartwisePipeline(BatchedInferencePipeline):  # type: ignore[misc]
    """Hears no more chunks at once than fit."""

    def __init__(self, model: PartwiseModel, limit: BatchLimit) -> None:
        super().__init__(model)
        self._limit = limit

    def generate_segment_batched(self, features: Floats, tokenizer: Any, options: Any) -> tuple[Any, list[Any]]:
        """The encoder's output, and what was heard in each chunk; raises DeviceLost, GpuMemoryFull."""
        encoded: list[Any] = []
        heard: list[Any] = []
        while left := len(features) - len(heard):
            size = batch_borders(left, self._limit.chunks)[1]
            found = self._hear(features[len(heard) : len(heard) + size], tokenizer, options)
            if found is None:
                gc.collect()  # the frames of the error held the encoder's output, which lies in the GPU's memory
                continue
            encoder_output, texts = found
            if size == len(features):
                return encoder_output, texts
            encoded.append(_to_array(encoder_output))
            heard += texts
        return _to_storage(np.concatenate(encoded)), heard

    def _hear(self, part: Floats, tokenizer: Any, options: Any) -> tuple[Any, list[Any]] | None:
        """None: it does not fit, and less of it may."""
        try:
            with device_faults():
                heard: tuple[Any, list[Any]] = super().generate_segment_batched(part, tokenizer, options)
                return heard
        except GpuMemoryFull:
            if not self._limit.halve(len(part)):
                raise
            return None


def _to_array(encoder_output: Any) -> Floats:
    """Out of the GPU's memory. Its numbers fit into those of 32 bits, and are the same when they come back."""
    on_cpu = encoder_output.to_device(ctranslate2.Device.cpu).to(ctranslate2.DataType.float32)
    array: Floats = np.array(on_cpu)
    return array


def _to_storage(encoded: Floats) -> Any:
    """For CTranslate2, which brings it to the device and its type of numbers."""
    return ctranslate2.StorageView.from_array(np.ascontiguousarray(encoded))
