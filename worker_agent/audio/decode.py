"""Decodes a file to what the speech model wants: one channel, 16,000 samples a second."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.audio_formats import DEMUXERS
from worker_agent.errors import EmptyAudio, NotAudio

logger = logging.getLogger(__name__)

_PACKETS_BETWEEN_CHECKS = 500
_MOST_FAULTS_IN_A_ROW = 100  # after so many unreadable packets the rest of the file is given up


def decode(path: Path, check: Callable[[], None], scratch: Path | None = None) -> Recording:
    """Decode packet by packet, leaving out what is damaged; raises NotAudio, EmptyAudio, OSError.

    `check` is called now and then, and may break the work off by raising; `scratch`: where a long recording may lie.
    """
    with ExitStack() as undo:
        recording = undo.enter_context(Recording(scratch))
        _decode_into(recording, path, check)
        undo.pop_all()
    return recording


def _decode_into(recording: Recording, path: Path, check: Callable[[], None]) -> None:
    with _open(path) as container:
        decoder = _Decoder(container, _audio_stream(container))
        for index, piece in enumerate(decoder.pieces()):
            recording.append(piece)
            if index % _PACKETS_BETWEEN_CHECKS == 0:
                check()
    if not len(recording):
        raise EmptyAudio("There is no sound in this file: its header is there, and nothing follows. Record it anew.")
    if decoder.damaged:
        logger.warning("%d packets of %s could not be decoded", decoder.damaged, path)
        recording.warning = _missing(decoder.damaged)


def _open(path: Path) -> Any:
    import av

    # Lists of formats and protocols, and an absolute path: a file must not make us read another file or an address
    options = {"format_whitelist": DEMUXERS, "protocol_whitelist": "file"}
    try:
        return av.open(str(path.absolute()), options=options, metadata_errors="ignore")
    except av.error.FFmpegError as error:
        if isinstance(error, OSError) and not isinstance(error, EOFError):
            raise
        raise NotAudio("This file is not a recording in a format that Earshot knows.") from error


def _audio_stream(container: Any) -> Any:
    stream = container.streams.best("audio")
    if stream is None:
        raise NotAudio("There is no sound in this file: it has no audio track.")
    if stream.codec_context is None:
        raise NotAudio("The sound in this file is in a format that Earshot can't decode. Convert it to WAV or FLAC.")
    return stream


class _Decoder:
    """Turns packets into pieces of 16-bit sound, counting those that are damaged."""

    def __init__(self, container: Any, stream: Any) -> None:
        self._container = container
        self._stream = stream
        self._resampler: Any = None
        self._layout: tuple[Any, ...] = ()
        self.damaged = 0

    def pieces(self) -> Iterator[bytes]:
        for packet in self._packets():
            yield b"".join(self._resample(frame) for frame in self._frames(packet))
        yield self._flush()

    def _packets(self) -> Iterator[Any]:
        import av

        faults = 0
        while faults < _MOST_FAULTS_IN_A_ROW:
            try:
                for packet in self._container.demux(self._stream):
                    faults = 0
                    yield packet
            except av.error.InvalidDataError:
                faults += 1
                self.damaged += 1
            else:
                return

    def _frames(self, packet: Any) -> list[Any]:
        import av

        try:
            return list(packet.decode())
        except (av.error.InvalidDataError, av.error.PatchWelcomeError):
            self.damaged += 1
        except av.error.EOFError:  # the decoder was flushed already
            pass
        return []

    def _resample(self, frame: Any) -> bytes:
        before = b""
        layout = (frame.format.name, frame.layout.name, frame.sample_rate)
        if layout != self._layout:  # files that were glued together change in the middle
            before = self._flush()
            self._resampler, self._layout = _new_resampler(), layout
        frame.pts = None  # times in damaged files go backwards; the order of the packets counts
        return before + _bytes(self._resampler.resample(frame))

    def _flush(self) -> bytes:
        return _bytes(self._resampler.resample(None)) if self._resampler else b""


def _new_resampler() -> Any:
    import av

    return av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)


def _bytes(frames: list[Any]) -> bytes:
    return b"".join(frame.to_ndarray().tobytes() for frame in frames)


def _missing(damaged: int) -> str:
    return f"The file is damaged: {damaged} pieces of its sound could not be read and are missing."
