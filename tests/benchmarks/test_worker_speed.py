"""How long an attempt takes, from its start to its end, beside bare faster-whisper on the same file in the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from tests.benchmarks.real_speech import Sound, prompts, with_pauses
from tests.fixtures.worker_host import WorkerHost
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.messages import StatusMessage
from worker_agent.speech.model_resolver import find_model

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

ROUNDS = 4
LONGEST = 1.05  # times as long as the bare pipeline
BATCH = 8
TO_LOAD = 5.0  # seconds, for an agent to load its model


@pytest.fixture
def host(tmp_path: Path) -> Iterator[WorkerHost]:
    with closing(WorkerHost(tmp_path / "home", {"EARSHOT_WORKER__MODEL": "base"})) as host:
        yield host


@pytest.mark.parametrize("pause", [0.1, 2.5])
def test_a_long_recording_takes_no_longer_than_bare(
    pause: float, host: WorkerHost, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "long.wav", with_pauses(prompts("en"), pause).sound)
    ratios = []
    for number in range(1, ROUNDS + 1):
        ours, theirs = times(host, number, path)
        ratios.append(ours / theirs)
        with capsys.disabled():
            print(f"\npauses of {pause:g} s: Earshot {ours:.1f} s, bare {theirs:.1f} s: {ratios[-1]:.2f}", end="")
    assert statistics.median(ratios) <= LONGEST


def times(host: WorkerHost, number: int, path: Path) -> tuple[float, float]:
    """Of fresh processes, which take turns to be the first: the second to load the model is up to 7 % slower."""
    with ExitStack() as processes:
        if number % 2:
            processes.enter_context(host.agent())
            time.sleep(TO_LOAD)
        bare = processes.enter_context(bare_pipeline())
        if not number % 2:
            processes.enter_context(host.agent())
        theirs = seconds_of(bare, path)
        host.submit(path, language="en")
        ended = wait_for_completion(host, number)
        return (ended.at - host.of_kind("started")[number - 1].at).total_seconds(), theirs


@contextmanager
def bare_pipeline() -> Iterator[subprocess.Popen[str]]:
    """Bare faster-whisper, with its model loaded."""
    folder = find_model("base", platformdirs.user_cache_path("earshot") / "models")
    command = [sys.executable, "-m", "tests.fixtures.bare_pipeline", str(folder), "en", str(BATCH)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def wait_for_completion(host: WorkerHost, count: int) -> StatusMessage:
    """Looks seldom: whoever looks takes time from the worker."""
    while len(host.of_kind("completed")) < count:
        time.sleep(0.5)
    return host.of_kind("completed")[count - 1]


def seconds_of(bare: subprocess.Popen[str], path: Path) -> float:
    assert bare.stdin is not None
    assert bare.stdout is not None
    bare.stdin.write(f"{path}\n")
    bare.stdin.flush()
    return float(bare.stdout.readline())


def write(path: Path, sound: Sound) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((sound * 32767).astype(np.dtype("<i2")).tobytes())
    return path
