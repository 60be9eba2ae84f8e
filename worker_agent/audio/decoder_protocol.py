"""The protocol between the decoder process and the worker: pieces of samples, an empty one, then the result."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import IO

_LENGTH = struct.Struct("<I")  # of the piece that follows, in bytes


class DecoderProtocolError(Exception):
    """The other process ended in the middle."""


@dataclass(frozen=True, slots=True)
class DecodeResult:
    """What the decoder makes of a file."""

    text: str | None = None  #: what the person should know of it
    fault: str | None = None  #: the name of the error, where the file is at fault
    errno: int | None = None  #: the system's number, where the disk is


def write_piece(pipe: IO[bytes], sound: bytes) -> None:
    pipe.write(_LENGTH.pack(len(sound)) + sound)
    pipe.flush()


def write_result(pipe: IO[bytes], result: DecodeResult) -> None:
    write_piece(pipe, b"")
    write_piece(pipe, json.dumps(asdict(result)).encode())


def read_piece(pipe: IO[bytes]) -> bytes:
    """The next piece, empty after the last one; raises DecoderProtocolError."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def read_result(pipe: IO[bytes]) -> DecodeResult:
    return DecodeResult(**json.loads(read_piece(pipe)))


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    read = pipe.read(length)
    if len(read) < length:
        raise DecoderProtocolError
    return read
