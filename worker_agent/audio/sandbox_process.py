"""FFmpeg in a process of its own: no file can crash us, hold us up, or take more memory than that process may have."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import IO

import worker_agent
from worker_agent.audio.decoder_protocol import DecodeResult, DecoderProtocolError, read_piece, read_result
from worker_agent.errors import DecoderLost, NotAudio

_BETWEEN_CHECKS = 0.5  # seconds
_PIPE = 1024 * 1024  # bytes, half a minute of sound that it may be ahead of us; where the system lets us choose

#: Ends of the process that the file is to blame for, by the signal's name: not every system has every signal
_CRASHES = {"SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS"}
_TOO_SLOW = {"SIGPROF", "SIGXCPU"}


class SandboxProcess:
    """Hands over what it makes of one file, piece by piece. To be left by the end of a `with` block, which ends it."""

    def __init__(self, operation: str, path: Path, *arguments: str) -> None:
        """`operation`: see sandbox.py."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "worker_agent.audio.sandbox", operation, str(path.absolute()), *arguments],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            pipesize=_PIPE,
            process_group=0,  # a Ctrl-C in the terminal is for us, and we end it; a session would get less of the CPU
        )
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="decoded")

    def __enter__(self) -> SandboxProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.shutdown()
        self._pipe.close()

    def next_piece(self, check: Callable[[], None]) -> bytes:
        """The next sound, empty after the last; raises what `check` does, and what the end of the process means."""
        piece = self._reader.submit(read_piece, self._pipe)
        while True:
            check()
            try:
                return piece.result(_BETWEEN_CHECKS)
            except TimeoutError:
                continue
            except DecoderProtocolError as error:
                raise _error_for(self._process.wait()) from error

    def result(self) -> DecodeResult:
        """What the decoder makes of the file, after the last piece."""
        try:
            return read_result(self._pipe)
        except DecoderProtocolError as error:
            raise _error_for(self._process.wait()) from error

    @property
    def _pipe(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


def _environment() -> dict[str, str]:
    """Ours, so changed that the process finds this package where we found it, whatever the working folder is."""
    places = [str(Path(worker_agent.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}


def _error_for(status: int) -> Exception:
    name = _signal_name(-status)
    if name in _TOO_SLOW:
        return NotAudio("This file keeps the decoder busy and gives no sound. Convert it to WAV or FLAC.")
    if name in _CRASHES:
        return NotAudio("This file is damaged in a way that ends the decoder. Convert it to WAV or FLAC.")
    how = name or f"status {status}"
    return DecoderLost(
        f"Something on the worker's machine has ended the process that decodes the file ({how}). "
        "See that it has enough memory; its log says more."
    )


def _signal_name(number: int) -> str | None:
    try:
        return signal.Signals(number).name
    except ValueError:
        return None
