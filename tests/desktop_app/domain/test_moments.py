"""The moments of a text are kept shortly and found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.moments import Moments, encode, text_and_moments
from tests.fakes.operations import make_transcript

PLACES = st.lists(st.tuples(st.integers(0, 10**7), st.floats(0, 10**6)), max_size=20)


def test_the_segment_of_a_character_is_known_with_its_start() -> None:
    text, moments = text_and_moments(make_transcript(["Good morning.", "", "We talk.", "Ende"]))
    decoded = Moments.decode(moments)
    assert text == "Good morning.  We talk. Ende"
    assert [decoded.segment_at(text.index(word)) for word in ("Good", "morning", "We", "talk", "Ende")] == [
        0,
        0,
        2,
        2,
        3,
    ]
    assert decoded.starts == (0.0, 4.0, 8.0, 12.0)
    assert len(moments) < 30


def test_of_nothing_nothing_is_known() -> None:
    assert Moments.decode("").segment_at(3) is None
    assert text_and_moments(make_transcript([])) == ("", "")


@given(PLACES)
def test_what_is_kept_is_at_most_a_hundredth_of_a_second_late(places: list[tuple[int, float]]) -> None:
    decoded = Moments.decode(encode(places))
    assert decoded.offsets == tuple(offset for offset, _ in places)
    assert all(
        start - 0.001 <= found <= start + 0.011 for (_, start), found in zip(places, decoded.starts, strict=True)
    )
