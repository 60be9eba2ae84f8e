"""The plan covers all speech with spans that the model can hear at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.speech import sound_of
from worker_agent.audio.recording import Recording
from worker_agent.speech import plan as module
from worker_agent.speech.plan import LONGEST_SPAN, Span, find_speech, group_size, groups, merge

SECOND = 16_000


@st.composite
def speech(draw: st.DrawFn) -> list[Span]:
    """Regions in order, none overlapping, some longer than a span."""
    position, regions = 0, []
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 60 * SECOND), st.integers(1, 70 * SECOND)))):
        regions.append(Span(position + gap, position + gap + length))
        position = regions[-1].end
    return regions


def test_neighbours_are_joined_with_the_silence_between_them() -> None:
    regions = [Span(0, 10 * SECOND), Span(12 * SECOND, 20 * SECOND), Span(25 * SECOND, 31 * SECOND)]

    assert merge(regions) == (Span(0, 20 * SECOND), Span(25 * SECOND, 31 * SECOND))


def test_exactly_half_a_minute_is_one_span() -> None:
    assert merge([Span(0, SECOND), Span(29 * SECOND, 30 * SECOND)]) == (Span(0, LONGEST_SPAN),)
    assert len(merge([Span(0, SECOND), Span(29 * SECOND, 30 * SECOND + 1)])) == 2


@given(speech())
def test_no_span_is_too_long_or_out_of_order(regions: list[Span]) -> None:
    position = 0
    for span in merge(regions):
        assert position <= span.start < span.end <= span.start + LONGEST_SPAN
        position = span.end


@given(speech())
def test_every_sample_of_speech_is_in_a_span(regions: list[Span]) -> None:
    plan = merge(regions)
    for region in regions:
        inside = [span for span in plan if span.start < region.end and span.end > region.start]
        assert inside[0].start <= region.start
        assert inside[-1].end >= region.end
        assert all(one.end == following.start for one, following in pairwise(inside))


@given(speech(), st.integers(1, 5))
def test_the_groups_are_the_plan_in_order(regions: list[Span], size: int) -> None:
    plan = merge(regions)
    cut = list(groups(plan, size))

    assert tuple(span for group in cut for span in group) == plan
    assert all(len(group) == size for group in cut[:-1])


def test_speech_is_found_block_by_block_as_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = (np.tile(sound_of("garden"), 6) * 32767).astype(np.int16)
    with Recording() as recording:
        recording.append(sound.tobytes())
        whole = [*find_speech(recording, lambda: None)]
        monkeypatch.setattr(module, "_BLOCK", 31 * SECOND)
        blocks = [*find_speech(recording, lambda: None)]

    assert sum(span.seconds for span in blocks) == pytest.approx(sum(span.seconds for span in whole), rel=0.03)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert blocks[-1].end == pytest.approx(whole[-1].end, abs=SECOND)


@given(st.integers(1, 500), st.integers(1, 16), st.integers(1, 20))
def test_no_group_is_a_large_part_of_the_whole(spans: int, most: int, fewest: int) -> None:
    plan = tuple(Span(index, index + 1) for index in range(spans))

    size = group_size(plan, most, fewest)

    assert 1 <= size <= most
    assert size == 1 or spans / size >= fewest
    assert size == most or spans / (size + 1) < fewest
