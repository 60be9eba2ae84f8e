"""The formats that recordings are converted to, and what their encoders take."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import av

from worker_agent.audio.packet_decoder import SoundShape
from worker_agent.contract.options import AudioFormat

_MOST_CHANNELS = 8  # what FLAC takes
#: as FFmpeg takes them where a file does not say: any other would mix the channels
_USUAL_LAYOUTS = {1: "mono", 2: "stereo", 3: "2.1", 4: "4.0", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}


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


def shape_for(how: Conversion) -> Callable[[Any], SoundShape]:
    """How the sound of a file is decoded so that it can be written, from its first frame."""
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
