"""Speech is found in blocks and by several threads, as if it were searched in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from tests.fixtures.speech import sound_of
from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.errors import Interrupted
from worker_agent.speech import voice_activity
from worker_agent.speech.voice_activity import LONGEST_REGION, Region, find_speech


@pytest.fixture
def recording() -> Iterator[Recording]:
    """Two and a half minutes, with pauses of three seconds."""
    pause = np.zeros(3 * SAMPLE_RATE, np.float32)
    sound = np.concatenate([sound_of("garden"), pause, sound_of("meeting"), pause] * 3)
    with Recording() as recording:
        recording.append((sound * 32767).astype(np.int16).tobytes())
        yield recording


def covered(regions: list[Region], samples: int) -> np.ndarray:
    mask = np.zeros(samples, bool)
    for region in regions:
        mask[region.start : region.end] = True
    return mask


def test_blocks_make_no_difference(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_activity, "_BLOCK", len(recording))
    whole = find_speech(recording, lambda: None)
    monkeypatch.setattr(voice_activity, "_BLOCK", 17 * SAMPLE_RATE)
    in_blocks = find_speech(recording, lambda: None)

    different = covered(whole, len(recording)) != covered(in_blocks, len(recording))
    assert different.mean() < 0.01
    assert all(one.end <= following.start for one, following in pairwise(in_blocks))
    assert all(region.end - region.start <= LONGEST_REGION for region in in_blocks)


def test_pauses_are_no_speech(recording: Recording) -> None:
    regions = find_speech(recording, lambda: None)

    pauses = [following.start - one.end for one, following in pairwise(regions)]
    assert sum(pause > 2 * SAMPLE_RATE for pause in pauses) == 5


def test_silence_has_no_speech() -> None:
    with Recording() as silence:
        silence.append(bytes(2 * 5 * SAMPLE_RATE))

        assert find_speech(silence, lambda: None) == []


def test_the_search_can_be_broken_off(recording: Recording) -> None:
    def check() -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        find_speech(recording, check)
