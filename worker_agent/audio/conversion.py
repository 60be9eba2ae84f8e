"""Measures the loudness of a file, and writes a copy of it in another format.

Loudness is integrated loudness, and peak is true peak, both as EBU R 128 defines them, measured by FFmpeg's filter
`ebur128` and after oversampling. What is measured is what will be written: a mixdown or another rate is louder or
quieter than the original. The copy is that times one factor: nothing of its dynamics changes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import av
import av.filter

from worker_agent.audio.packet_decoder import PacketDecoder, SoundShape
from worker_agent.contract.options import AudioFormat
from worker_agent.errors import InvalidOptions

SILENCE = -70.0  #: LUFS, the gate of the standard: what is quieter has no loudness

_LOUDEST_PEAK = 200.0  # dBTP, up or down: files in floating point may say that they are infinitely loud
_FILTERED = 48_000  # samples a second, at least: the standard's filter makes no sense where much of it is missing
_OVERSAMPLED = 192_000  # samples a second, at which true peaks are looked for
_MOST_CHANNELS = 8  # what FLAC takes
#: as FFmpeg takes them where a file does not say: any other would mix the channels
_USUAL_LAYOUTS = {1: "mono", 2: "stereo", 3: "2.1", 4: "4.0", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}
_REPORT_EVERY = 1.0  # seconds of audio, at least, between two pieces


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured in so many seconds of a file."""

    seconds: float
    loudness: float  #: LUFS
    peak: float  #: dBTP
    precise: bool  #: the file has more than 16 bits a sample

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, data: bytes) -> Loudness:
        """Raises ValueError, TypeError."""
        measured = cls(**json.loads(data))
        if not all(map(math.isfinite, (measured.seconds, measured.loudness, measured.peak))) or measured.seconds <= 0:
            raise ValueError("no loudness that can have been measured")
        if not isinstance(measured.precise, bool):
            raise TypeError("it is precise or it is not")
        return measured


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a copy is written."""

    format: AudioFormat
    sample_rate: int | None  #: None: the file's own
    gain: float = 0.0  #: dB
    precise: bool = False  #: 24 bits a sample, where the format lets us choose

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, text: str) -> Conversion:
        fields = json.loads(text)
        return cls(**{**fields, "format": AudioFormat(fields["format"])})


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a format is written with FFmpeg."""

    container: str
    codec: str
    media_type: str
    rates: tuple[int, ...] = ()  #: that the codec takes; none: any
    channels: int = _MOST_CHANNELS  #: at most; more are mixed down to two
    bit_rate: int | None = None
    factor: Callable[[int], float] = lambda rate: 1.0  #: by which the encoder makes the sound quieter
    sample_formats: tuple[str, str] | None = None  #: for 16 and for 24 bits
    precise_codec: str | None = None  #: for 24 bits


def _factor_of_lame(rate: int) -> float:
    """It depends on the bit rate, and that on the sample rate: MPEG 1 takes 192 kbit/s, the others take 160 at most."""
    return 0.97 if rate >= 32_000 else 0.95


ENCODINGS = {
    AudioFormat.FLAC: Encoding("flac", "flac", "audio/flac", sample_formats=("s16", "s32")),
    AudioFormat.WAV: Encoding("wav", "pcm_s16le", "audio/wav", precise_codec="pcm_s24le"),
    AudioFormat.MP3: Encoding(
        "mp3",
        "libmp3lame",
        "audio/mpeg",
        rates=(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
        channels=2,
        bit_rate=192_000,
        factor=_factor_of_lame,
    ),
    AudioFormat.OPUS: Encoding("ogg", "libopus", "audio/ogg", rates=(48_000,), channels=2, bit_rate=96_000),
}


def measure(path: Path, how: Conversion) -> Generator[bytes, None, str | None]:
    """Encoded `Loudness`, of the copy up to there; the last one is of the whole copy. Returns a warning or None."""
    with PacketDecoder(path, _shape_for(how)) as decoder, _blaming_the_choice(how):
        meter: _Meter | None = None
        reported = 0.0
        for piece in filter(None, decoder.pieces()):
            meter = meter or _Meter(_shape_of(decoder), decoder.precise)
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
        PacketDecoder(path, _shape_for(how)) as decoder,
        _blaming_the_choice(how),
        closing(_Writer(target, ENCODINGS[how.format], how)) as writer,
    ):
        reported = 0.0
        for piece in filter(None, decoder.pieces()):
            writer.write(piece, _shape_of(decoder))
            if writer.seconds - reported >= _REPORT_EVERY:
                reported = writer.seconds
                yield f"{reported:.3f}".encode()
        writer.finish()
        return decoder.warning()


class _Meter:
    """FFmpeg's meters, fed with pieces of sound."""

    def __init__(self, shape: SoundShape, precise: bool) -> None:
        self._shape = shape
        # `ebur128` can look for peaks, too, but tells them in thousandths of full scale: too few for a quiet file
        self._graph = _graph(
            shape,
            ("aresample", str(max(shape.rate, _FILTERED))),
            ("ebur128", "metadata=1:framelog=quiet"),
            ("aresample", str(max(shape.rate, _OVERSAMPLED))),
            ("astats", "metadata=1:measure_perchannel=none:measure_overall=Peak_level"),
        )
        self._precise = precise
        self._samples = 0
        self._latest: dict[str, str] = {}

    @property
    def seconds(self) -> float:
        return self._samples / self._shape.rate

    @property
    def value(self) -> Loudness:
        loudness = float(self._latest.get("lavfi.r128.I", SILENCE))
        peak = float(self._latest.get("lavfi.astats.Overall.Peak_level", -_LOUDEST_PEAK))
        quiet = not math.isfinite(loudness) or loudness <= SILENCE
        return Loudness(self.seconds, SILENCE if quiet else loudness, _bounded(peak), self._precise)

    def push(self, piece: bytes) -> None:
        frame = _frame(piece, self._shape, self._samples)
        self._samples += frame.samples
        self._graph.push(frame)
        self._drain()

    def finish(self) -> None:
        self._graph.push(None)
        self._drain()

    def _drain(self) -> None:
        for frame in _frames_from(self._graph):
            self._latest.update(frame.metadata)


class _Writer:
    """The copy. To be closed, finished or not."""

    def __init__(self, target: Path, encoding: Encoding, how: Conversion) -> None:
        options = {"rf64": "auto"} if encoding.container == "wav" else {}  # beyond four gigabytes
        self._container: Any = av.open(str(target.absolute()), "w", format=encoding.container, options=options)
        self._encoding = encoding
        self._how = how
        self._graph: Any = None
        self._stream: Any = None
        self._samples = 0
        self._rate = 1

    @property
    def seconds(self) -> float:
        return self._samples / self._rate

    def write(self, piece: bytes, shape: SoundShape) -> None:
        if self._stream is None:
            self._open(shape)
        frame = _frame(piece, shape, self._samples)
        self._samples += frame.samples
        self._graph.push(frame)
        self._encode()

    def finish(self) -> None:
        self._graph.push(None)
        self._encode()
        self._container.mux(self._stream.encode(None))

    def close(self) -> None:
        self._container.close()

    def _open(self, shape: SoundShape) -> None:
        encoding, precise = self._encoding, self._how.precise
        codec = encoding.precise_codec if precise and encoding.precise_codec else encoding.codec
        self._rate = shape.rate
        self._stream = self._container.add_stream(codec, rate=shape.rate, layout=shape.layout)
        if encoding.sample_formats:
            self._stream.codec_context.format = encoding.sample_formats[precise]
        if encoding.bit_rate:
            self._stream.bit_rate = encoding.bit_rate
        gain = self._how.gain - 20 * math.log10(encoding.factor(shape.rate))
        self._graph = _graph(shape, ("volume", f"volume={gain}dB:precision=float"))

    def _encode(self) -> None:
        for frame in _frames_from(self._graph):
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


def _bounded(peak: float) -> float:
    return -_LOUDEST_PEAK if math.isnan(peak) else max(-_LOUDEST_PEAK, min(peak, _LOUDEST_PEAK))


def _shape_for(how: Conversion) -> Callable[[Any], SoundShape]:
    return lambda frame: _within(ENCODINGS[how.format], _native(frame), how.sample_rate)


def _native(frame: Any) -> SoundShape:
    """As the file has it, in floating point: it holds 24 bits, and what a lossy codec puts above full scale."""
    channels, name = frame.layout.nb_channels, frame.layout.name
    if name.endswith(" channels") or channels < 3:  # the file does not say where each one is
        name = _USUAL_LAYOUTS.get(channels, "stereo")
    return SoundShape("flt", name if channels <= _MOST_CHANNELS else "stereo", frame.sample_rate)


def _within(encoding: Encoding, shape: SoundShape, wanted: int | None) -> SoundShape:
    """The nearest that the codec takes."""
    rate = wanted or shape.rate
    if encoding.rates:
        rate = min((each for each in encoding.rates if each >= rate), default=encoding.rates[-1])
    channels = av.AudioLayout(shape.layout).nb_channels
    return SoundShape(shape.format, shape.layout if channels <= encoding.channels else "stereo", rate)


def _shape_of(decoder: PacketDecoder) -> SoundShape:
    assert decoder.shape is not None  # there is a piece
    return decoder.shape


def _graph(shape: SoundShape, *filters: tuple[str, str]) -> Any:
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=shape.rate, format=shape.format, layout=shape.layout)
    graph.link_nodes(source, *(graph.add(*each) for each in filters), graph.add("abuffersink")).configure()
    return graph


def _frame(piece: bytes, shape: SoundShape, at: int) -> Any:
    """`at`: the number of its first sample."""
    frame = av.AudioFrame(shape.format, shape.layout, len(piece) // shape.frame_bytes)
    frame.planes[0].update(piece)
    frame.sample_rate, frame.pts = shape.rate, at
    return frame


def _frames_from(graph: Any) -> Iterator[Any]:
    while True:
        try:
            yield graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
