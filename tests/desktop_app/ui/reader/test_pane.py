"""A person sees at a glance what of a transcript is to be checked."""

from __future__ import annotations

import pytest

from desktop_app.ui.reader.pane import doubtful_lines
from worker_agent.contract.transcript import Doubt, DoubtReason, Segment

SEGMENTS = tuple(Segment(start=start, end=start + 4.0, text="Words.") for start in (0.0, 10.0, 20.0))


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (11.0, 12.0, {1}),
        (3.0, 21.0, {0, 1, 2}),
        (15.0, 19.0, {1}),  # words are missing between two lines
        (30.0, 40.0, {2}),  # after the last one
    ],
)
def test_the_lines_beside_a_doubt_are_marked(start: float, end: float, lines: set[int]) -> None:
    doubt = Doubt(start=start, end=end, reason=DoubtReason.MISSING)

    assert doubtful_lines(SEGMENTS, [doubt]) == lines


def test_before_the_first_line_the_first_is_marked() -> None:
    doubt = Doubt(start=0.0, end=5.0, reason=DoubtReason.MISSING)

    assert doubtful_lines(SEGMENTS[1:], [doubt]) == {0}
    assert doubtful_lines(SEGMENTS, []) == frozenset()
