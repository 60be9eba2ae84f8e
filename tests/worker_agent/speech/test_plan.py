"""The plan packs all speech, and nothing else, into chunks that the model can hear at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.speech.plan import LONGEST_CHUNK, SpeechChunk, batch_borders, pack
from worker_agent.speech.voice_activity import Region

SECOND = SAMPLE_RATE


@st.composite
def speech(draw: st.DrawFn) -> list[Region]:
    """Regions in order, none overlapping, some longer than a chunk."""
    position, regions = 0, []
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 60 * SECOND), st.integers(1, 70 * SECOND)))):
        regions.append(Region(position + gap, position + gap + length))
        position = regions[-1].end
    return regions


def seconds(*regions: tuple[float, float]) -> SpeechChunk:
    """A chunk of regions that are given in seconds."""
    return SpeechChunk(tuple(Region(int(start * SECOND), int(end * SECOND)) for start, end in regions))


def test_silence_is_left_out() -> None:
    regions = [Region(0, 10 * SECOND), Region(40 * SECOND, 60 * SECOND), Region(61 * SECOND, 62 * SECOND)]

    assert pack(regions) == (SpeechChunk((regions[0], regions[1])), SpeechChunk((regions[2],)))


def test_exactly_half_a_minute_is_one_chunk() -> None:
    assert len(pack([Region(0, 29 * SECOND), Region(50 * SECOND, 51 * SECOND)])) == 1
    assert len(pack([Region(0, 29 * SECOND), Region(50 * SECOND, 51 * SECOND + 1)])) == 2


def test_a_sentence_that_does_not_fit_is_not_cut_in_two() -> None:
    spoken, begun, going_on = (0, 20), (21, 25), (25, 33)
    assert pack(seconds(spoken, begun, going_on).regions) == (seconds(spoken), seconds(begun, going_on))


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ((21, 25), (25.5, 33)),  # the chunk ends in a pause as it is
        ((21, 29), (29, 33)),  # the last pause is too far from the chunk's end
        ((21, 25), (25, 52)),  # both together are too long
    ],
)
def test_else_a_chunk_is_as_full_as_it_can_be(last: tuple[float, float], following: tuple[float, float]) -> None:
    assert pack(seconds((0, 20), last, following).regions) == (seconds((0, 20), last), seconds(following))


def test_speech_without_a_pause_is_cut_where_the_chunk_is_full() -> None:
    regions = seconds((0, 20), (20, 29), (29, 33))
    assert pack(regions.regions) == (seconds((0, 20), (20, 29)), seconds((29, 33)))


@given(speech())
def test_no_chunk_is_too_long(regions: list[Region]) -> None:
    assert all(0 < chunk.seconds * SECOND <= LONGEST_CHUNK for chunk in pack(regions))


@given(speech())
def test_all_speech_and_nothing_else_is_in_a_chunk(regions: list[Region]) -> None:
    packed = [region for chunk in pack(regions) for region in chunk.regions]

    assert all(one.end <= following.start for one, following in pairwise(packed))
    assert sum(region.seconds for region in packed) == pytest.approx(sum(region.seconds for region in regions))
    for piece in packed:
        assert any(region.start <= piece.start < piece.end <= region.end for region in regions)


def test_a_chunk_reads_its_regions_one_after_the_other() -> None:
    with Recording() as recording:
        recording.append(np.arange(10, dtype=np.int16).tobytes())
        chunk = SpeechChunk((Region(1, 3), Region(6, 9)))

        assert [round(sample * 32768) for sample in chunk.read(recording)] == [1, 2, 6, 7, 8]
        assert [round(sample * 32768) for sample in chunk.read(recording, longest=3)] == [1, 2, 6]


@pytest.mark.parametrize(
    ("word", "in_recording"),
    [
        ((0.5, 1.0), (10.5, 11.0)),
        ((2.5, 3.0), (30.5, 31.0)),
        ((1.5, 2.2), (11.5, 12.2)),  # mostly before the pause: it ends in it
        ((1.9, 2.6), (29.9, 30.6)),  # mostly after it: it begins in it
        ((4.5, 9.0), (32.5, 37.0)),  # after the last region
    ],
)
def test_a_word_is_where_its_middle_was_said(word: tuple[float, float], in_recording: tuple[float, float]) -> None:
    chunk = seconds((10, 12), (30, 33))

    assert chunk.times_in_recording(*word) == pytest.approx(in_recording)


def test_no_word_straddles_a_pause_however_short() -> None:
    chunk = seconds((10, 12), (12.1, 14))

    assert chunk.times_in_recording(1.2, 2.6) == pytest.approx((11.2, 12.1))
    assert chunk.times_in_recording(1.5, 2.9) == pytest.approx((12.0, 13.0))


@pytest.mark.parametrize(
    ("part", "in_recording"),
    [
        ((0.0, 5.0), [(10, 12), (30, 33)]),
        ((1.0, 2.5), [(11, 12), (30, 30.5)]),
        ((3.0, 9.0), [(31, 33)]),
        ((6.0, 7.0), []),
    ],
)
def test_a_part_of_a_chunk_is_several_of_the_recording(
    part: tuple[float, float], in_recording: list[tuple[float, float]]
) -> None:
    assert list(seconds((10, 12), (30, 33)).parts_in_recording(*part)) == in_recording


def test_a_part_of_a_region_has_a_place_in_the_chunk() -> None:
    chunk = seconds((10, 12), (30, 33))

    assert chunk.times_in_chunk(Region(10 * SECOND, 11 * SECOND)) == pytest.approx((0.0, 1.0))
    assert chunk.times_in_chunk(Region(31 * SECOND, 33 * SECOND)) == pytest.approx((3.0, 5.0))


@given(speech(), st.floats(0, 29), st.floats(0, 5))
def test_every_word_is_in_one_region(regions: list[Region], start: float, length: float) -> None:
    for chunk in pack(regions):
        first, last = (time * SECOND for time in chunk.times_in_recording(start, start + length))
        touched = [one for one in chunk.regions if first < one.end - 1 and one.start + 1 < last]
        assert len(touched) <= 1


@given(st.integers(0, 500), st.integers(1, 16))
def test_batches_are_few_and_about_equally_large(chunks: int, most: int) -> None:
    borders = batch_borders(chunks, most)
    sizes = [end - start for start, end in pairwise(borders)]

    assert (borders[0], borders[-1]) == (0, chunks)
    assert len(sizes) == -(-chunks // most)
    assert all(size <= most for size in sizes)
    assert not sizes or max(sizes) - min(sizes) <= 1
