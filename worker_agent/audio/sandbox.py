"""The decoder process: `python -m worker_agent.audio.sandbox FILE`, with limits on memory, CPU time and rights."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from worker_agent.audio.decoder_protocol import DecodeResult, write_piece, write_result
from worker_agent.audio.packet_decoder import PacketDecoder
from worker_agent.errors import EmptyAudio, NotAudio

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space; three hours of anything take a tenth of it

_MOST_CPU_WITHOUT_SOUND = 120.0  # seconds
_PIECE = 256 * 1024  # bytes handed over at once, eight seconds of sound


def main() -> None:
    path = Path(sys.argv[1])
    pipe = _private_output()
    drop_privileges()
    try:
        result = decode_to(pipe, path)
        write_result(pipe, result)
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


def decode_to(pipe: IO[bytes], path: Path) -> DecodeResult:
    """Write the sound into the pipe; what comes after it is returned."""
    _give_time()
    try:
        with PacketDecoder(path) as sound:
            for piece in _joined(sound.pieces()):
                write_piece(pipe, piece)
            return DecodeResult(sound.warning())
    except (EmptyAudio, NotAudio) as error:
        return DecodeResult(str(error), fault=type(error).__name__)
    except MemoryError:
        return DecodeResult(
            "This file asks for more memory than a recording needs. Convert it to WAV or FLAC.", "NotAudio"
        )
    except BrokenPipeError:
        raise
    except OSError as error:
        return DecodeResult(error.strerror or str(error), errno=error.errno or 0)


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same sound in longer pieces."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) >= _PIECE:
            yield bytes(gathered)
            gathered.clear()
            _give_time()
    if gathered:
        yield bytes(gathered)


def _give_time() -> None:
    """The system ends us (SIGPROF) when we take so long a time for so little."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, _MOST_CPU_WITHOUT_SOUND)


if __name__ == "__main__":
    main()
