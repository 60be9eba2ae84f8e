"""Measures what a copy of a file in another format would be like, and writes it.

What is measured is what will be written: a mixdown or another rate is louder or quieter than the original. The copy
is that times one factor: nothing of its dynamics changes.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import av

from worker_agent.audio.encodings import ENCODINGS, Conversion, Encoding, shape_for
from worker_agent.audio.filter_graph import FilterGraph
from worker_agent.audio.loudness import LoudnessMeter
from worker_agent.audio.packet_decoder import PacketDecoder, SoundShape
from worker_agent.errors import InvalidOptions

_REPORT_EVERY = 1.0  # seconds of audio, at least, between two pieces


def measure(path: Path, how: Conversion) -> Generator[bytes, None, str | None]:
    """Encoded `Loudness`, of the copy up to there; the last one is of the whole copy. Returns a warning or None."""
    with PacketDecoder(path, shape_for(how)) as decoder, _blaming_the_choice(how):
        meter: LoudnessMeter | None = None
        reported = 0.0
        for piece in filter(None, decoder.pieces()):
            meter = meter or LoudnessMeter(_shape_of(decoder), decoder.precise)
            meter.push(piece)
            if meter.seconds - reported >= _REPORT_EVERY:
                reported = meter.seconds
                yield meter.value.encode()
        if meter:
            meter.finish()
            yield meter.value.encode()
        return decoder.warning()


def convert(path: Path, target: Path, how: Conversion) -> Generator[bytes, None, str | None]:
    """Write the copy. The pieces: seconds that are done, as text. Returns a warning or None."""
    with (
        PacketDecoder(path, shape_for(how)) as decoder,
        _blaming_the_choice(how),
        closing(CopyWriter(target, ENCODINGS[how.format], how)) as writer,
    ):
        reported = 0.0
        for piece in filter(None, decoder.pieces()):
            writer.write(piece, _shape_of(decoder))
            if writer.seconds - reported >= _REPORT_EVERY:
                reported = writer.seconds
                yield f"{reported:.3f}".encode()
        writer.finish()
        return decoder.warning()


class CopyWriter:
    """The copy. To be closed, finished or not."""

    def __init__(self, target: Path, encoding: Encoding, how: Conversion) -> None:
        options = {"rf64": "auto"} if encoding.container == "wav" else {}  # beyond four gigabytes
        self._container: Any = av.open(str(target.absolute()), "w", format=encoding.container, options=options)
        self._encoding = encoding
        self._how = how
        self._graph: FilterGraph | None = None
        self._stream: Any = None

    @property
    def seconds(self) -> float:
        return self._graph.seconds if self._graph else 0.0

    def write(self, piece: bytes, shape: SoundShape) -> None:
        self._graph = self._graph or self._open(shape)
        self._encode(self._graph.push(piece))

    def finish(self) -> None:
        """Raises nothing where nothing was written."""
        if self._graph:
            self._encode(self._graph.finish())
            self._container.mux(self._stream.encode(None))

    def close(self) -> None:
        self._container.close()

    def _open(self, shape: SoundShape) -> FilterGraph:
        encoding, precise = self._encoding, self._how.precise
        codec = encoding.precise_codec if precise and encoding.precise_codec else encoding.codec
        self._stream = self._container.add_stream(codec, rate=shape.rate, layout=shape.layout)
        if encoding.sample_formats:
            self._stream.codec_context.format = encoding.sample_formats[precise]
        if encoding.bit_rate:
            self._stream.bit_rate = encoding.bit_rate
        gain = self._how.gain - 20 * math.log10(encoding.factor(shape.rate))
        return FilterGraph(shape, ("volume", f"volume={gain}dB:precision=float"))

    def _encode(self, frames: Iterable[Any]) -> None:
        for frame in frames:
            self._container.mux(self._stream.encode(frame))


@contextmanager
def _blaming_the_choice(how: Conversion) -> Iterator[None]:
    """What FFmpeg can't write it never can; a full disk is another matter."""
    try:
        yield
    except OSError:
        raise
    except (av.error.FFmpegError, ValueError, LookupError, ArithmeticError) as error:
        raise InvalidOptions(
            f"The sound of this file can't be written as {how.format.upper()}. Choose another format or sample rate."
        ) from error


def _shape_of(decoder: PacketDecoder) -> SoundShape:
    assert decoder.shape is not None  # there is a piece
    return decoder.shape
