"""Decodes a file packet by packet, and skips damaged ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import av

from worker_agent.audio.container import audio_stream, open_container, reraise_io_error
from worker_agent.audio.declared_duration import declared_duration_of
from worker_agent.audio.loss_tracker import LossTracker
from worker_agent.audio.loss_warning import warning
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.sound_files import DAMAGE
from worker_agent.errors import EmptyAudio, NotAudio

_MOST_FAULTS_IN_A_ROW = 100  # after so many unreadable packets the rest of the file is given up
_MOST_CHANNELS = 64  # what FFmpeg's resampler takes
_RATES = range(1_000, 1_000_001)  # samples a second that a recording may have

_PRECISE = {"s32", "s64", "dbl"}  # sample formats of more than 16 bits
_CONTIGUOUS = {"flac", "ogg"}


@dataclass(frozen=True, slots=True)
class SoundShape:
    """How pieces of sound are laid out: one sample of each channel after the other."""

    format: str  #: FFmpeg's name: "s16", "flt"
    layout: str  #: FFmpeg's name: "mono", "stereo"
    rate: int  #: samples a second

    @property
    def frame_bytes(self) -> int:
        """Of one sample of all channels."""
        return int(av.AudioFormat(self.format).bytes) * int(av.AudioLayout(self.layout).nb_channels)


SPEECH = SoundShape("s16", "mono", SAMPLE_RATE)  #: what the speech model wants


class PacketDecoder:
    """Turns packets into pieces of sound of one shape, and keeps account of those that are damaged."""

    def __init__(self, path: Path, choose_shape: Callable[[Any], SoundShape] = lambda frame: SPEECH) -> None:
        """`choose_shape`: for the first frame of the file."""
        self._path = path
        self._container = open_container(path)
        self._stream = audio_stream(self._container)
        self._choose_shape = choose_shape
        self._resampler: Any = None
        self._source_shape: tuple[Any, ...] = ()
        self.shape: SoundShape | None = None  #: of the pieces, from the first that is not empty on
        self._complaint: str | None = None
        self._losses = LossTracker(float(self._stream.time_base or 0), _is_contiguous(self._container, self._stream))

    def __enter__(self) -> PacketDecoder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    @property
    def precise(self) -> bool:
        """Whether the file has more than 16 bits a sample, and not by the codec's way to calculate."""
        codec = self._stream.codec_context
        return codec.format.name.rstrip("p") in _PRECISE or str(codec.name).startswith("pcm_f")

    def pieces(self) -> Iterator[bytes]:
        """All that can be heard, some of them empty; raises NotAudio, EmptyAudio, OSError."""
        for packet in self._packets():
            yield self._decoded(packet)
        yield self._flush()
        if not self._losses.seconds:
            raise self._silence()

    def warning(self) -> str | None:
        """What is missing, after the last piece."""
        return warning(self._losses.missing(declared_duration_of(self._path, self._container, self._stream)))

    def _packets(self) -> Iterator[Any]:
        faults = 0
        while faults < _MOST_FAULTS_IN_A_ROW:
            try:
                for packet in self._container.demux(self._stream):
                    faults = 0
                    yield packet
            except DAMAGE as error:
                reraise_io_error(self._path, error)
                faults += 1
                self._losses.record_lost()
            else:
                return

    def _decoded(self, packet: Any) -> bytes:
        try:
            frames = packet.decode()
            sound = b"".join(self._resample(frame) for frame in frames)
        except EOFError:  # the decoder was flushed already
            return b""
        except DAMAGE:
            self._losses.record_lost(packet)
            return b""
        if frames:
            self._losses.record_decoded(packet, self._seconds(sound))
        return sound

    def _resample(self, frame: Any) -> bytes:
        before = b""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._source_shape:  # files that were glued together change in the middle
            self._refuse_unfit(frame)
            before = self._flush()
            self.shape = self.shape or self._choose_shape(frame)
            self._resampler = av.AudioResampler(self.shape.format, self.shape.layout, self.shape.rate)
            self._source_shape = shape
        frame.pts = None  # times in damaged files go backwards; the order of the packets counts
        return before + self._bytes(self._mixed(frame))

    def _mixed(self, frame: Any) -> list[Any]:
        try:
            return list(self._resampler.resample(frame))
        except DAMAGE:
            self._resampler, self._source_shape = None, ()
            self._complaint = (
                f"This file has {frame.layout.nb_channels:,} channels of sound and does not say what they are, so they "
                "can't be mixed. Convert it to one or two channels."
            )
            raise

    def _flush(self) -> bytes:
        resampler, self._resampler, self._source_shape = self._resampler, None, ()
        return self._bytes(resampler.resample(None)) if resampler else b""

    def _bytes(self, frames: list[Any]) -> bytes:
        size = self.shape.frame_bytes if self.shape else 0
        return b"".join(bytes(frame.planes[0])[: frame.samples * size] for frame in frames)

    def _seconds(self, sound: bytes) -> float:
        return len(sound) / self.shape.frame_bytes / self.shape.rate if self.shape else 0.0

    def _refuse_unfit(self, frame: Any) -> None:
        channels, rate = frame.layout.nb_channels, frame.sample_rate
        if not 0 < channels <= _MOST_CHANNELS:
            self._complaint = (
                f"This file says that it has {channels:,} channels of sound, and at most {_MOST_CHANNELS} can be "
                "read. Convert it to one or two channels."
            )
            raise ValueError(self._complaint)
        if rate not in _RATES:
            self._complaint = (
                f"This file says that it has {rate:,} samples a second, which no recording has. Its header is wrong; "
                "convert the file anew from its source."
            )
            raise ValueError(self._complaint)

    def _silence(self) -> Exception:
        if self._complaint:
            return NotAudio(self._complaint)
        if self._losses.faults:
            return NotAudio("The sound in this file is damaged, and none of it can be read. Copy the file again.")
        return EmptyAudio("There is no sound in this file: its header is there, and nothing follows. Record it anew.")


def _is_contiguous(container: Any, stream: Any) -> bool:
    """Whether sound follows sound without a hole: Opus in Matroska may leave out silence, and films have pauses."""
    return container.format.name in _CONTIGUOUS or (
        container.format.name == "matroska,webm" and stream.codec_context.name != "opus"
    )
