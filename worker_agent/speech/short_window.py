"""faster-whisper's batched pipeline with a window as long as its chunks need, instead of Whisper's half minute.

Most of the time that a clip of a few seconds takes goes into the silence behind it. CTranslate2 takes a shorter
window, and the words stay as right if two things are kept: some seconds of silence, without which the model does not
find an end and runs in circles, and silence as Whisper was trained on it, which is the least of the spectrogram and
not the zeros that faster-whisper appends.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from worker_agent.speech.partwise import PartwisePipeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Features = NDArray[np.float32]

_SILENCE = 10.0  # seconds behind the longest chunk
_LONGEST = 20.0  # seconds of a window that is worth it


class ShortWindowPipeline(PartwisePipeline):
    """Shortens the window of a batch in which all chunks are short."""

    def forward(self, features: Features, tokenizer: Any, chunks_metadata: Sequence[Any], options: Any) -> Any:
        rate = self.model.frames_per_second
        lengths = [math.ceil(chunk["duration"] * rate) for chunk in chunks_metadata]
        return super().forward(shorten(features, lengths, rate), tokenizer, chunks_metadata, options)


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
