"""The picture of a recording shows how loud it is where, however it was read."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from worker_agent.audio.peaks import LOUDEST, MOST, WINDOW, PeakMeter
from worker_agent.audio.recording import Recording


def peaks_of(samples: np.ndarray, borders: list[int] | None = None) -> list[int]:
    """`borders`: of the pieces in which it comes."""
    meter = PeakMeter()
    for start, end in pairwise([0, *(borders or []), len(samples)]):
        meter.add(samples[start:end].astype(np.int16).tobytes())
    return list(meter.peaks())


def test_each_tenth_of_a_second_has_its_loudest_sample() -> None:
    samples = np.zeros(4 * WINDOW + 10)
    samples[5] = 100
    samples[WINDOW + 7] = -400  # down is as loud as up
    samples[2 * WINDOW - 1] = 300
    samples[3 * WINDOW] = 200
    samples[-1] = 40

    assert peaks_of(samples) == [63, 255, 0, 127, 25]


def test_the_loudest_that_there_can_be_is_no_louder() -> None:
    assert peaks_of(np.full(WINDOW, -32768)) == [LOUDEST]


@pytest.mark.parametrize("samples", [0, 1, WINDOW])
def test_silence_and_nothing(samples: int) -> None:
    assert peaks_of(np.zeros(samples)) == [0] * (samples > 0)


def test_the_pieces_in_which_it_comes_change_nothing() -> None:
    random = Random(7)
    samples = np.random.default_rng(7).integers(-32768, 32767, 20 * WINDOW + 321)
    whole = peaks_of(samples)
    for _ in range(10):
        assert peaks_of(samples, sorted(random.sample(range(len(samples)), 30))) == whole


def test_a_long_recording_has_no_more_than_the_bound_and_misses_no_bang() -> None:
    samples = np.zeros((MOST + 1234) * WINDOW, dtype=np.int16)
    samples[2_500_000] = 9000
    found = peaks_of(samples)
    assert len(found) == MOST
    assert found.index(LOUDEST) == pytest.approx(2_500_000 / len(samples) * MOST, abs=1)
    assert sum(found) == LOUDEST


def test_a_recording_knows_its_peaks() -> None:
    with Recording() as recording:
        recording.append(np.full(WINDOW, 100, dtype=np.int16).tobytes())
        recording.append(np.full(WINDOW, 50, dtype=np.int16).tobytes())
        assert list(recording.peaks) == [255, 127]
