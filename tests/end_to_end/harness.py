"""Earshot as its user has it: real processes, with nothing but settings between them and the outside world."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

from desktop_app.adapters.database import open_database
from desktop_app.cli.json_output import describe_tasks
from desktop_app.orchestrator.ports.lists import TaskFilter
from tests.fixtures.speech import sample_path

PATIENCE = 240.0  # seconds until a wait is given up; only a failing test takes that long
POLL = 0.2  # seconds
RATE = 16_000  # samples per second


@dataclass(frozen=True)
class Installation:
    """One set of settings; every process started from it works on the same queue, database and store."""

    environment: Mapping[str, str]

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of `earshot` to its end."""
        return subprocess.run(
            self._earshot(*arguments),
            env=self._variables(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def ask(self, *arguments: str | Path) -> Any:
        """What a command prints as JSON."""
        result = self.run(*arguments, "--json")
        assert result.stdout, result.stderr
        return json.loads(result.stdout)

    @contextmanager
    def orchestrator(self) -> Iterator[subprocess.Popen[bytes]]:
        """`earshot orchestrate`, until the end of the block."""
        with started(self._earshot("orchestrate"), self._variables()) as process:
            yield process

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """`earshot-worker run`, until the end of the block."""
        with started([sys.executable, "-m", "worker_agent", "run"], self._variables()) as process:
            yield process

    def in_small_steps(self) -> Installation:
        """The same, with workers that report and keep what they have done after each half minute of speech."""
        return Installation({**self.environment, "EARSHOT_WORKER__BATCH_SIZE": "1"})

    def tasks(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("status")["tasks"]
        return found

    def wait_until(self, wanted: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Look at the tasks again and again until they are as wanted: as `tasks`, without a process for each look."""
        url = self.environment.get("EARSHOT_DATABASE__URL", f"sqlite:///{self.environment['EARSHOT_HOME']}/earshot.db")
        deadline = time.monotonic() + PATIENCE
        with closing(open_database(url)) as repository:
            while not wanted(tasks := [*describe_tasks(repository, repository.find_ids(TaskFilter()))]):
                assert time.monotonic() < deadline, tasks
                time.sleep(POLL)
        return tasks

    def _earshot(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "desktop_app", *map(str, arguments)]

    def _variables(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


@contextmanager
def started(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is gone at the end of the block, whatever happened in it."""
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        process.kill()  # every process may die at any moment, so the end of a test is one more trial of that
        process.wait()


def kill(pid: int) -> None:
    """`kill -9`: no signal handler, no clean-up."""
    os.kill(pid, signal.SIGKILL)


def pid_of(worker: str) -> int:
    """The process id that a worker's name ends with."""
    return int(worker.rpartition("/")[2])


def all_completed(tasks: list[dict[str, Any]]) -> bool:
    return bool(tasks) and all(task["status"] == "completed" for task in tasks)


def any_in_progress(tasks: list[dict[str, Any]]) -> bool:
    return any(task["status"] == "in_progress" and task["progress"] > 0 for task in tasks)


@contextmanager
def workers(installation: Installation, count: int) -> Iterator[None]:
    """That many agents beside whatever the installation starts itself."""
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(installation.worker())
        yield


def make_long_recording(path: Path, times: int) -> Path:
    """The samples, one after the other, again and again: minutes of speech that take a while to write down."""
    sound = b"".join(_pcm(sample_path(sample)) for sample in ("garden", "meeting", "reminder"))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound * times)
    return path


def _pcm(path: Path) -> bytes:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    with av.open(str(path)) as container:
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    return b"".join(bytes(frame.planes[0])[: frame.samples * 2] for frame in frames)
