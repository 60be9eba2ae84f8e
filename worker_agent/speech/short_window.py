"""faster-whisper's batched pipeline with a window as long as its chunks need, instead of Whisper's half minute, and
with no more chunks at once than the device's memory takes.

Most of the time that a clip of a few seconds takes goes into the silence behind it. CTranslate2 takes a shorter
window, and the words stay as right if two things are kept: some seconds of silence, without which the model does not
find an end and runs in circles, and silence as Whisper was trained on it, which is the least of the spectrogram and
not the zeros that faster-whisper appends.

A batch that is too large for the device is transcribed in parts. They share the window, and the word times of each
follow on those of the part before: so it is heard as if it were one.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from faster_whisper import BatchedInferencePipeline

from worker_agent.errors import GpuMemoryFull
from worker_agent.speech.batch_limit import BatchLimit
from worker_agent.speech.device_faults import device_faults
from worker_agent.speech.plan import batch_borders

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Features = NDArray[np.float32]

_SILENCE = 10.0  # seconds behind the longest chunk
_LONGEST = 20.0  # seconds of a window that is worth it


class ShortWindowPipeline(BatchedInferencePipeline):  # type: ignore[misc]  # the library has no types
    """Shortens the window of a batch in which all chunks are short."""

    def __init__(self, model: Any, limit: BatchLimit) -> None:
        super().__init__(model)
        self._limit = limit

    def forward(self, features: Features, tokenizer: Any, chunks_metadata: Sequence[Any], options: Any) -> list[Any]:
        """What was heard in each chunk; raises DeviceLost, GpuMemoryFull."""
        rate = self.model.frames_per_second
        lengths = [math.ceil(chunk["duration"] * rate) for chunk in chunks_metadata]
        features = shorten(features, lengths, rate)
        heard: list[Any] = []
        while left := len(chunks_metadata) - len(heard):
            size = batch_borders(left, self._limit.chunks)[1]
            part = slice(len(heard), len(heard) + size)
            try:
                with device_faults():
                    heard += super().forward(features[part], tokenizer, chunks_metadata[part], options)
                continue
            except GpuMemoryFull:
                if not self._limit.halve(size):
                    raise
            gc.collect()  # the frames of the failed part held its encoder output, which lies in the GPU's memory
        return heard


def shorten(features: Features, lengths: Sequence[int], rate: int) -> Features:
    """Cut the spectrograms, shape (chunks, bands, frames), and fill with silence what follows each chunk.

    `lengths`: of each chunk, in frames; `rate`: frames a second. A batch with a long chunk stays as it is.
    """
    window = math.ceil((max(lengths) / rate) + _SILENCE) * rate
    if window > _LONGEST * rate:
        return features
    short = features[..., :window].copy()
    for chunk, length in zip(short, lengths, strict=True):
        chunk[:, length:] = chunk[:, :length].min()
    return short
