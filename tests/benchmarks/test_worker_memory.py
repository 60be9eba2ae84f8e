"""How much memory a worker takes for a long recording, with the model that is used on a CPU."""

from __future__ import annotations

import wave
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.fixtures.speech import sound_of
from tests.fixtures.worker_host import WorkerHost

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

HOURS = 3
MOST = 1.5 * 1024**3  # bytes, of the worker and the process that decodes for it together
RATE = 16_000


def test_three_hours_fit_into_a_small_machine(tmp_path: Path) -> None:
    recording = write(tmp_path / "long.wav", np.concatenate([sound_of(name) for name in ("garden", "meeting")]))
    with closing(WorkerHost(tmp_path / "home", {"EARSHOT_WORKER__MODEL": "base"})) as host:
        host.submit(recording, language="en")
        with host.agent() as process:
            peak = 0
            while len(host.of_kind("progress")) < 4:  # by then everything is in memory that ever is
                assert process.poll() is None
                peak = max(peak, memory(process.pid))
    assert peak < MOST, f"{peak / 1024**2:,.0f} MiB for {HOURS} hours"


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
