"""Decodes a file packet by packet and skips damaged ones: one channel, 16,000 samples a second."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import av

from worker_agent.audio.container import audio_stream, open_container, reraise_io_error
from worker_agent.audio.declared_duration import declared_duration_of
from worker_agent.audio.loss_tracker import LossTracker
from worker_agent.audio.loss_warning import warning
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.errors import EmptyAudio, NotAudio

_MOST_FAULTS_IN_A_ROW = 100  # after so many unreadable packets the rest of the file is given up
_MOST_CHANNELS = 64  # what FFmpeg's resampler takes
_RATES = range(1_000, 1_000_001)  # samples a second that a recording may have
_WIDTH = 2  # bytes of a sample

_CONTIGUOUS = {"flac", "ogg"}

#: What FFmpeg and PyAV raise at damaged sound; MemoryError: where the damage is in a size
_DAMAGE = (av.error.FFmpegError, ValueError, LookupError, ArithmeticError, MemoryError)


class PacketDecoder:
    """Turns packets into pieces of 16-bit sound, and keeps account of those that are damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._container = open_container(path)
        self._stream = audio_stream(self._container)
        self._resampler: Any = None
        self._shape: tuple[Any, ...] = ()
        self._complaint: str | None = None
        self._losses = LossTracker(float(self._stream.time_base or 0), _is_contiguous(self._container, self._stream))

    def __enter__(self) -> PacketDecoder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def pieces(self) -> Iterator[bytes]:
        """All that can be heard, some of them empty; raises NotAudio, EmptyAudio, OSError."""
        for packet in self._packets():
            yield self._decoded(packet)
        yield self._flush()
        if not self._losses.samples:
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
            except _DAMAGE as error:
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
        except _DAMAGE:
            self._losses.record_lost(packet)
            return b""
        if frames:
            self._losses.record_decoded(packet, len(sound) // _WIDTH)
        return sound

    def _resample(self, frame: Any) -> bytes:
        before = b""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._shape:  # files that were glued together change in the middle
            self._refuse_unfit(frame)
            before = self._flush()
            self._resampler, self._shape = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE), shape
        frame.pts = None  # times in damaged files go backwards; the order of the packets counts
        return before + _bytes(self._resampler.resample(frame))

    def _flush(self) -> bytes:
        resampler, self._resampler, self._shape = self._resampler, None, ()
        return _bytes(resampler.resample(None)) if resampler else b""

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


def _bytes(frames: list[Any]) -> bytes:
    return b"".join(bytes(frame.planes[0])[: frame.samples * _WIDTH] for frame in frames)


def _is_contiguous(container: Any, stream: Any) -> bool:
    """Whether sound follows sound without a hole: Opus in Matroska may leave out silence, and films have pauses."""
    return container.format.name in _CONTIGUOUS or (
        container.format.name == "matroska,webm" and stream.codec_context.name != "opus"
    )
