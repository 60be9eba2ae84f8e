"""The memory of a worker: for a long recording, and over many tasks."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np
import psutil
import pytest

from tests.benchmarks.figures import Comparison
from tests.benchmarks.size import sized
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.speech import sample_path, sound_of
from tests.fixtures.worker_host import WorkerHost

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

HOURS = sized(1, 3)
MOST = 1.5 * 1024**3  # bytes, of the worker and the process that decodes for it together
RATE = 16_000
MIB = 1024**2  # bytes
TASKS = sized(400, 2000)  # of fewer, more than a quarter would pass until the buffers have grown
GROWTH = 0.05  # share by which the memory may change over them
LOOKS = 20  # at the memory, evenly over the tasks; the last quarter is compared with the second one


def test_a_long_recording_fits_a_small_machine(tmp_path: Path, record_comparison: Callable[..., Comparison]) -> None:
    recording = write(tmp_path / "long.wav", np.concatenate([sound_of(name) for name in ("garden", "meeting")]))
    with closing(WorkerHost(tmp_path / "home", {"EARSHOT_WORKER__MODEL": "base"})) as host:
        host.submit(recording, language="en")
        with host.agent() as process:
            peak = 0
            while len(host.of_kind("progress")) < 4:  # by then everything is in memory that ever is
                assert process.poll() is None
                peak = max(peak, memory(process.pid))
    samples = HOURS * 3600 * RATE * 4
    record_comparison(
        "the most memory",
        ours=[peak / MIB],
        other=[samples / MIB],
        unit="MiB",
        what=f"a recording of {HOURS} hours, the model `base`, with the process that decodes",
        other_name="its samples alone, as the library keeps them",
        goal=f"less than {MOST / MIB:,.0f} MiB",
    )
    assert peak < MOST


def test_many_tasks_leave_nothing_behind(
    tmp_path: Path, record_comparison: Callable[..., Comparison], record_growth: Callable[..., None]
) -> None:
    """With a tiny model: what it would leave behind does not hide in what a large one needs anyway.

    In the first quarter libraries are loaded and buffers grow, once.
    """
    model = make_random_whisper(tmp_path / "model")
    with closing(WorkerHost(tmp_path / "home", {"EARSHOT_WORKER__MODEL": str(model)})) as host:
        for _ in range(TASKS):
            host.submit(sample_path("reminder"), language="en")
        counts, sizes = sizes_over_tasks(host)
    quarter = LOOKS // 4
    record_growth(
        "Memory over many tasks",
        what="samples of 11 seconds, one after the other",
        by="tasks",
        numbers=counts,
        columns={"MiB": [size / MIB for size in sizes]},
    )
    found = record_comparison(
        "memory after many tasks",
        ours=[size / MIB for size in sizes[-quarter:]],
        other=[median(sizes[quarter : 2 * quarter]) / MIB],
        unit="MiB",
        what=f"the last quarter of {TASKS:,} tasks",
        other_name="the second quarter",
        goal=f"within {GROWTH:.0%}",
    )
    assert abs(found.ratio - 1) <= GROWTH


def sizes_over_tasks(host: WorkerHost) -> tuple[Sequence[int], Sequence[int]]:
    """After how many tasks the worker had how many bytes."""
    counts = [TASKS * look // LOOKS for look in range(1, LOOKS + 1)]
    sizes = []
    with host.agent() as process:
        for count in counts:
            while len(host.of_kind("completed")) < count:
                assert process.poll() is None
                time.sleep(0.5)
            sizes.append(resident(process.pid))
    return counts, sizes


def resident(pid: int) -> int:
    """Of the process alone, in bytes: its children come and go."""
    return int(psutil.Process(pid).memory_info().rss)


def memory(pid: int) -> int:
    """Of a process and its children, in bytes."""
    process = psutil.Process(pid)
    return sum(one.memory_info().rss for one in (process, *process.children()) if one.is_running())


def write(path: Path, sound: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        samples = (sound * 32767).astype("<i2").tobytes()
        for _ in range(HOURS * 3600 * RATE // len(sound)):
            file.writeframes(samples)
    return path
