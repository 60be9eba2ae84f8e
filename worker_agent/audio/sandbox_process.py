"""FFmpeg in a process of its own: no file can crash us, hold us up, or take more memory than that process may have.

To start such a process takes a tenth of a second, so one that has done its work waits for the next file.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import signal
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

import worker_agent
from worker_agent.audio.decoder_protocol import DecodeResult, DecoderProtocolError, read_piece, read_result
from worker_agent.contract.programs import program
from worker_agent.errors import DecoderLost, NotAudio

_BETWEEN_CHECKS = 0.5  # seconds
_MOST_IDLE = 2  # processes
_MOST_OPERATIONS = 200  # of one process
_PIPE = 1024 * 1024  # bytes, half a minute of sound that it may be ahead of us; where the system lets us choose

#: Ends of the process that the file is to blame for, by the signal's name: not every system has every signal
_CRASHES = {"SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS"}
_TOO_SLOW = {"SIGPROF", "SIGXCPU"}


class SandboxedOperation:
    """Hands over what a process makes of one file, piece by piece. The process ends with the `with` block, unless all
    went well."""

    def __init__(self, operation: str, path: Path, *arguments: str) -> None:
        """`operation`: see sandbox.py."""
        self._sandbox = _take_idle() or _SandboxProcess()
        self._went_well = False
        self._sandbox.begin(operation, str(path.absolute()), *arguments)

    def __enter__(self) -> SandboxedOperation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._went_well and self._sandbox.may_go_on and _idle.qsize() < _MOST_IDLE:
            _idle.put(self._sandbox)
        else:
            self._sandbox.close()

    def next_piece(self, check: Callable[[], None]) -> bytes:
        """The next sound, empty after the last; raises what `check` does, and what the end of the process means."""
        return self._sandbox.next_piece(check)

    def result(self) -> DecodeResult:
        """What the process makes of the file, after the last piece."""
        result = self._sandbox.result()
        self._went_well = result.fault is None and result.errno is None
        return result


@atexit.register
def close_idle() -> None:
    """End the processes that wait for a file."""
    while sandbox := _take_idle():
        sandbox.close()


class _SandboxProcess:
    """Does one operation after the other."""

    def __init__(self) -> None:
        self._operations = 0
        self._process = subprocess.Popen(
            program("earshot-decoder", "worker_agent.audio.sandbox"),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pipesize=_PIPE,
            process_group=0,  # a Ctrl-C in the terminal is for us, and we end it; a session would get less of the CPU
        )
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="decoded")

    @property
    def may_go_on(self) -> bool:
        """Whether it lives, and has not gathered the leftovers of too many files."""
        return self._process.poll() is None and self._operations < _MOST_OPERATIONS

    def begin(self, *operation: str) -> None:
        assert self._process.stdin is not None
        self._operations += 1
        with suppress(BrokenPipeError):  # it has ended, which the next piece tells
            self._process.stdin.write(json.dumps(operation).encode() + b"\n")
            self._process.stdin.flush()

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.kill()
        self._process.wait()
        self._reader.shutdown()
        self._pipe.close()
        with suppress(BrokenPipeError):
            self._process.stdin.close()

    def next_piece(self, check: Callable[[], None]) -> bytes:
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
        try:
            return read_result(self._pipe)
        except DecoderProtocolError as error:
            raise _error_for(self._process.wait()) from error

    @property
    def _pipe(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


_idle: queue.SimpleQueue[_SandboxProcess] = queue.SimpleQueue()  # used by several threads


def _take_idle() -> _SandboxProcess | None:
    """One that waits for a file, and lives."""
    with suppress(queue.Empty):
        while not (sandbox := _idle.get_nowait()).may_go_on:
            sandbox.close()
        return sandbox
    return None


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
