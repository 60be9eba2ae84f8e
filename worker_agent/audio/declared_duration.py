"""The duration that a file declares in its headers or tags; what FFmpeg estimates from a bitrate is none."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

_STREAMED = 0x7FFF0000  # bytes; programs that can't go back to the header of a WAV file write some size above it
_LOOKED_THROUGH = 64 * 1024  # bytes of an MP3 file in which its first frame is looked for
_MP3_FRAME = {True: 1152, False: 576}  # samples; whether the rate is one of MPEG 1
_MPEG_1 = 32_000  # samples a second, at least


@dataclass(frozen=True, slots=True)
class DeclaredDuration:
    """What a file says of itself."""

    seconds: float
    whole: bool = False  #: all its bytes are there, so that what is missing is missing within


def declared_duration_of(path: Path, container: Any, stream: Any) -> DeclaredDuration | None:
    """None: it says nothing that is to be relied on."""
    read = _READERS.get(container.format.name)
    return read(path, stream) if read else None


def _by_the_stream(path: Path, stream: Any) -> DeclaredDuration | None:
    return DeclaredDuration(float(stream.duration * stream.time_base)) if stream.duration else None


def _by_the_index(path: Path, stream: Any) -> DeclaredDuration | None:
    """Of the samples that an edit list leaves: it may cut out most of what the header promises."""
    index = stream.index_entries
    if not len(index):
        return None
    return DeclaredDuration(float((index[len(index) - 1].timestamp - index[0].timestamp) * stream.time_base))


def _by_the_tag(path: Path, stream: Any) -> DeclaredDuration | None:
    """The length of this track: the one in the header is the longest track's, such as the pictures'."""
    tags = [value for name, value in stream.metadata.items() if name.startswith("DURATION")]
    end = _seconds(tags[0]) if tags else None
    if end is None:
        return None
    return DeclaredDuration(end - max(0.0, float((stream.start_time or 0) * stream.time_base)))


def _seconds(tag: str) -> float | None:
    """The value of `01:02:03.456000000`."""
    try:
        hours, minutes, seconds = tag.split(":")
        return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds)).total_seconds()
    except (ValueError, OverflowError):
        return None


def _by_the_size(path: Path, stream: Any) -> DeclaredDuration | None:
    """A WAV file's: FFmpeg goes by what is there instead."""
    with path.open("rb") as file:
        promised = _size_of_data(file)
        there = path.stat().st_size - file.tell()
    if promised is None or not there < promised < _STREAMED or not there or not stream.duration:
        return None
    return DeclaredDuration(float(stream.duration * stream.time_base) * promised / there)


def _size_of_data(wav: IO[bytes]) -> int | None:
    """What the header says, with the file left where the sound begins."""
    wav.seek(12)
    while len(header := wav.read(8)) == 8:
        name, size = struct.unpack("<4sI", header)
        if name == b"data":
            return int(size)
        wav.seek(size + size % 2, 1)
    return None


def _by_the_first_frame(path: Path, stream: Any) -> DeclaredDuration | None:
    """An MP3 file's, where its encoder left a note."""
    with path.open("rb") as file:
        start = _length_of_tag(file.read(10))
        file.seek(start)
        head = file.read(_LOOKED_THROUGH)
    at = max(head.find(b"Xing"), head.find(b"Info"))
    if at < 0 or not stream.rate or len(head) < at + 16:
        return None
    flags, frames, size = struct.unpack(">III", head[at + 4 : at + 16])
    if not flags & 1:
        return None
    seconds = frames * _MP3_FRAME[stream.rate >= _MPEG_1] / stream.rate
    return DeclaredDuration(seconds, whole=flags & 3 == 3 and path.stat().st_size - start >= size)


def _length_of_tag(head: bytes) -> int:
    """Of an ID3 tag at the start of a file: seven bits in each of four bytes."""
    if len(head) < 10 or not head.startswith(b"ID3"):
        return 0
    return 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9])


_READERS: dict[str, Callable[[Path, Any], DeclaredDuration | None]] = {
    "aiff": _by_the_stream,
    "au": _by_the_stream,
    "flac": _by_the_stream,
    "matroska,webm": _by_the_tag,
    "mov,mp4,m4a,3gp,3g2,mj2": _by_the_index,
    "mp3": _by_the_first_frame,
    "ogg": _by_the_stream,
    "wav": _by_the_size,
}
