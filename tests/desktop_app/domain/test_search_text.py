"""Text as it is searched, and the way back to the text as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search_text import QuickLook, find_places, searchable_words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  Good   morning,\nMr. Smith!  ", "good morning mr smith"),
        ("STRAẞE Straße", "strasse strasse"),
        ("Gru\u0308n", "grün"),
        ("ｶﾞｲﾄﾞ ＡＢＣ ﬁn", "ガイド abc fin"),
        ("don’t e-mail 50 %", "don t e mail 50"),
        ("co\u00adop می\u200cخواهم", "coop میخواهم"),
        ("हिन्दी", "हिन्दी"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert searchable_words(text) == words


@given(TEXTS, TEXTS)
def test_two_texts_with_a_space_between_have_the_words_of_both(one: str, two: str) -> None:
    both = f"{searchable_words(one)} {searchable_words(two)}".strip()
    assert searchable_words(f"{one} {two}") == both


@given(TEXTS)
def test_the_words_of_words_are_the_same(text: str) -> None:
    words = searchable_words(text)
    assert searchable_words(words) == words


@given(TEXTS)
def test_every_word_comes_from_a_place_in_the_text_that_has_it(text: str) -> None:
    words = searchable_words(text)
    places, start = [], 0
    for word in words.split():
        start = words.index(word, start)
        places.append((start, start + len(word)))
        start += len(word)
    found = find_places(text, places)
    assert [first for first, _ in found] == sorted(first for first, _ in found)
    for (first, end), word in zip(found, words.split(), strict=True):
        assert 0 <= first < end <= len(text)
        assert word in searchable_words(text[first:end]) or len(text[first:end]) <= 4


@pytest.mark.parametrize(
    "text",
    [
        "The roof of Ann's house",
        "the ROOF_of--the\nhouse",
        "roofof",
        "the roo f of",
        "a\x00roof\x7fof",
        "Die Straße",
        "ﬁrst roof of",
    ],
)
def test_a_quick_look_misses_nothing_and_is_certain_of_ascii(text: str) -> None:
    for terms in (["roof of"], ["oof o"], ["strasse"], ["first"], ["ann s"], ["roof", "house"], ["s house"]):
        there = all(term in searchable_words(text) for term in terms)
        quick = QuickLook(terms).may_be_meant(text)
        assert quick or not there
        assert quick is there or not text.isascii()
        is_without = not any(term in searchable_words(text) for term in terms)
        quick = QuickLook([], terms).may_be_meant(text)
        assert quick or not is_without
        assert quick is is_without or not text.isascii()
