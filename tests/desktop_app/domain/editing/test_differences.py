"""The words that one version has and the other has not are found, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.editing.differences import differences

lines = st.lists(st.text("ab ", max_size=8), max_size=6)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (["Let us begin.", "We go on."], []),
        (["Let him begin.", "We go on."], ["us"]),
        (["Let begin.", "We go on."], ["us"]),
        (["Let us all begin.", "We go on."], []),
        (["We go on."], ["Let us begin."]),
        ([], ["Let us begin.", "We go on."]),
        (["Let us", "begin.", "We stay."], ["go on."]),
    ],
)
def test_other_words_are_found(other: list[str], expected: list[str]) -> None:
    shown = ["Let us begin.", "We go on."]
    assert [shown[number][start:end] for number, start, end in differences(shown, other).words] == expected


@given(lines, lines)
def test_without_them_nothing_is_left_that_the_other_lacks(shown: list[str], other: list[str]) -> None:
    left = [list(line) for line in shown]
    for number, start, end in differences(shown, other).words:
        assert shown[number][start:end].strip()
        left[number][start:end] = " " * (end - start)
    words = " ".join("".join(line) for line in left).split()
    there = iter(" ".join(other).split())
    assert all(word in there for word in words)  # in their order
    assert differences(shown, shown) == ([], [])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (["Let us all begin.", "We go on."], [(0, 6, 7)]),
        (["So let us begin.", "We go on."], []),
        (["So Let us begin.", "We go on."], [(0, 0, 0)]),
        (["Let us begin. Now.", "We go on."], [(0, 13, 13)]),
        (["Let us begin.", "New.", "We go on."], [(0, 13, 13)]),
        (["New.", "Let us begin.", "We go on."], [(0, 0, 0)]),
        (["Let us begin.", "We go on.", "New."], [(1, 9, 9)]),
        (["Let us", "begin.", "We go on."], []),
    ],
)
def test_the_places_where_the_other_has_more_are_found(other: list[str], expected: list[tuple[int, int, int]]) -> None:
    assert differences(["Let us begin.", "We go on."], other).gaps == expected


@given(lines, lines)
def test_what_one_lacks_is_more_in_the_other(shown: list[str], other: list[str]) -> None:
    found = differences(shown, other)
    if shown and any(line.strip() for line in shown):
        same = " ".join(shown).split() == " ".join(other).split()
        assert same == (found == ([], []))
