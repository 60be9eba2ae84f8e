"""How a measured process and the test talk: for each line on standard input it tells what it has counted so far."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping

import psutil


def serve(counts: Callable[[], Mapping[str, int]]) -> None:
    """Say that all is ready, then answer until standard input ends."""
    _tell({})
    for _ in sys.stdin:
        _tell(counts())


def _tell(counts: Mapping[str, int]) -> None:
    sys.stdout.write(json.dumps(counts) + "\n")
    sys.stdout.flush()


class MeasuredProcess:
    """A process that `serve`s."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def wait_until_ready(self) -> None:
        self._answer()

    def counts(self) -> Counter[str]:
        assert self._process.stdin is not None
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        return Counter(self._answer())

    def processor_time(self) -> float:
        """In seconds."""
        return processor_time(self._process.pid)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answer(self) -> dict[str, int]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"a measured process has ended with status {self._process.wait()}"
        found: dict[str, int] = json.loads(line)
        return found


def processor_time(pid: int) -> float:
    """Of a process and its children, also of those that have ended, in seconds."""
    process = psutil.Process(pid)
    return sum(sum(one.cpu_times()[:4]) for one in (process, *process.children(recursive=True)))
