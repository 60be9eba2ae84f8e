"""The decoded sound is the same wherever it is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from worker_agent.audio import recording as module
from worker_agent.audio.recording import SAMPLE_RATE, Recording


@pytest.mark.parametrize("in_memory", [10_000_000, 100], ids=["in memory", "on disk"])
def test_what_was_appended_is_read_in_any_order(
    in_memory: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", in_memory)
    sound = np.arange(-20_000, 20_000, dtype=np.int16)
    with Recording(tmp_path) as recording:
        for piece in np.split(sound, 8):
            recording.append(piece.tobytes())

        assert len(recording) == len(sound)
        assert recording.seconds == len(sound) / SAMPLE_RATE
        assert np.array_equal(recording.read(30_000, 30_010), sound[30_000:30_010] / np.float32(32768))
        assert np.array_equal(recording.read(), sound / np.float32(32768))


def test_a_long_recording_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", 100)
    with Recording(tmp_path) as recording:
        recording.append(bytes(1000))
    assert not list(tmp_path.iterdir())
