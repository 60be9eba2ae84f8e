"""The process that touches files from outside, with limits on memory, CPU time and rights.

`python -m worker_agent.audio.sandbox` does what each line of its input says, a JSON list: `["decode", FILE]`,
`["measure", FILE, CONVERSION]` or `["convert", FILE, TARGET, CONVERSION]`. It ends with its input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from worker_agent.audio.conversion import convert, measure
from worker_agent.audio.decoder_protocol import DecodeResult, write_piece, write_result
from worker_agent.audio.encodings import Conversion
from worker_agent.audio.packet_decoder import PacketDecoder
from worker_agent.errors import EmptyAudio, InvalidOptions, NotAudio

Pieces = Generator[bytes, None, "str | None"]

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space; three hours of anything take a tenth of it

_MOST_CPU_WITHOUT_SOUND = 120.0  # seconds
_PIECE = 256 * 1024  # bytes handed over at once, eight seconds of sound


def main() -> None:
    pipe = _private_output()
    drop_privileges()
    try:
        for line in sys.stdin.buffer:
            operation, path, *arguments = json.loads(line)
            write_result(pipe, guarded(pieces_of(operation, Path(path), arguments), pipe))
    except BrokenPipeError:  # nobody wants to know
        os._exit(0)


def _private_output() -> IO[bytes]:
    """What is standard output now, and then no longer: nothing but ours may come between the pieces."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def drop_privileges() -> None:
    """Where the system can: no more memory than this, no core dump, and no end but with our parent."""
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # some tell it to all of a service; the worker decides about us
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pieces_of(operation: str, path: Path, arguments: Sequence[str]) -> Pieces:
    """What an operation hands over, piece by piece; it returns what the person should know of the file."""
    match operation:
        case "decode":
            return decode(path)
        case "measure":
            return measure(path, Conversion.decode(arguments[0]))
        case "convert":
            return convert(path, Path(arguments[0]), Conversion.decode(arguments[1]))
    raise ValueError(f"there is no operation {operation!r}")


def decode(path: Path) -> Pieces:
    with PacketDecoder(path) as sound:
        yield from _joined(sound.pieces())
        return sound.warning()


def guarded(pieces: Pieces, pipe: IO[bytes]) -> DecodeResult:
    """Write the pieces into the pipe; what comes after them is returned."""
    _give_time(_MOST_CPU_WITHOUT_SOUND)
    try:
        return DecodeResult(_write_all(pipe, pieces))
    except (EmptyAudio, InvalidOptions, NotAudio) as error:
        return DecodeResult(str(error), fault=type(error).__name__)
    except MemoryError:
        return DecodeResult(
            "This file asks for more memory than a recording needs. Convert it to WAV or FLAC.", "NotAudio"
        )
    except BrokenPipeError:
        raise
    except OSError as error:
        return DecodeResult(error.strerror or str(error), errno=error.errno or 0)
    finally:
        _give_time(0)


def _write_all(pipe: IO[bytes], pieces: Pieces) -> str | None:
    while True:
        try:
            write_piece(pipe, next(pieces))
        except StopIteration as end:
            return cast("str | None", end.value)
        _give_time(_MOST_CPU_WITHOUT_SOUND)


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same sound in longer pieces."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) >= _PIECE:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


def _give_time(seconds: float) -> None:
    """The system ends us (SIGPROF) when the next piece takes more CPU time than this; 0: it no longer does."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
