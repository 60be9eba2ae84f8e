"""The worker end to end, beside bare faster-whisper in batches on the same files.

The agent's time runs from the first attempt's start to the last one's end, as its status messages tell.
"""

from __future__ import annotations

import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from tests.benchmarks.figures import Comparison
from tests.benchmarks.real_speech import Sound, prompts, with_pauses
from tests.benchmarks.size import sized
from tests.fixtures.worker_host import WorkerHost
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.messages import StatusMessage
from worker_agent.speech.model_resolver import find_model

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

ROUNDS = sized(2, 6)
PROMPTS = sized(60, 1000)  # sentences of the long recording, of those that there are
CLIPS = sized(20, 100)
LONGEST = 1.03  # times as long as the bare pipeline takes for a long recording
LONGEST_CLIPS = 0.7  # times as long as it takes for clips, one after the other
BATCH = 8
TO_LOAD = 5.0  # seconds, for an agent to load its model


@pytest.fixture
def host(tmp_path: Path) -> Iterator[WorkerHost]:
    with closing(WorkerHost(tmp_path / "home", {"EARSHOT_WORKER__MODEL": "base"})) as host:
        yield host


@pytest.mark.parametrize("pause", [0.1, 2.5])
def test_a_long_recording_takes_no_longer_than_bare(
    pause: float, host: WorkerHost, tmp_path: Path, record_comparison: Callable[..., Comparison]
) -> None:
    speech = with_pauses(prompts("en")[:PROMPTS], pause)
    path = write(tmp_path / "long.wav", speech.sound)
    rounds = [times(host, number, [path]) for number in range(1, ROUNDS + 1)]
    what = f"{len(speech.sound) / SAMPLE_RATE / 60:.0f} minutes, {speech.name}"
    assert record(record_comparison, "a long recording", rounds, what, LONGEST).ratio <= LONGEST


def test_short_clips_take_less_than_bare(
    host: WorkerHost, tmp_path: Path, record_comparison: Callable[..., Comparison]
) -> None:
    clips = [write(tmp_path / f"{number}.wav", clip.sound) for number, clip in enumerate(prompts("en")[:CLIPS])]
    rounds = [times(host, number, clips) for number in range(1, ROUNDS + 1)]
    seconds = sum(len(clip.sound) for clip in prompts("en")[:CLIPS]) / SAMPLE_RATE / CLIPS
    what = f"{CLIPS} clips of {seconds:.0f} s, one after the other"
    assert record(record_comparison, "short clips", rounds, what, LONGEST_CLIPS).ratio <= LONGEST_CLIPS


def record(
    record_comparison: Callable[..., Comparison],
    name: str,
    rounds: Sequence[tuple[float, float]],
    what: str,
    longest: float,
) -> Comparison:
    ours, theirs = zip(*rounds, strict=True)
    goal = f"at most {longest:g}"
    return record_comparison(
        name, ours=ours, other=theirs, unit="s", what=what, other_name="faster-whisper, batched", goal=goal
    )


def times(host: WorkerHost, number: int, paths: Sequence[Path]) -> tuple[float, float]:
    """Of fresh processes, which take turns to be the first: the second to load the model is up to 7 % slower."""
    with ExitStack() as processes:
        if number % 2:
            processes.enter_context(host.agent())
            time.sleep(TO_LOAD)
        bare = processes.enter_context(bare_pipeline())
        if not number % 2:
            processes.enter_context(host.agent())
        theirs = sum(seconds_of(bare, path) for path in paths)
        for path in paths:
            host.submit(path, language="en")
        ended = wait_for_completion(host, number * len(paths))
        started = host.of_kind("started")[(number - 1) * len(paths)]
        return (ended.at - started.at).total_seconds(), theirs


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
