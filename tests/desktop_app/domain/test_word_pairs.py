"""Whatever part of a text is searched for, its pairs of words are those of the text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.word_pairs import WORD, pairs_of_phrase, sure_pairs, word_pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Nobody told them.", {"odytol", "oldthe"}),
        ("I, for one", {"ifor", "forone"}),
        ("Für dich", {"fr", "rdic"}),  # what stands between words here is more than elsewhere: it is never less
        ("мы идём", {"мыидё"}),
        ("word", set()),
        ("", set()),
    ],
)
def test_of_two_words_the_letters_are_taken_that_stand_nearest(text: str, pairs: set[str]) -> None:
    assert word_pairs(searchable_words(text)) == pairs


def test_a_word_of_two_letters_at_an_end_may_be_part_of_a_longer_one() -> None:
    (certain,) = [forms for forms in pairs_of_phrase("of and the") if len(forms) == 1]
    (many,) = [forms for forms in pairs_of_phrase("of and the") if len(forms) > 1]
    assert certain == ("andthe",)
    assert {"ofand", "oofand", "9ofand"} <= set(many)
    assert pairs_of_phrase("i and a") == []
    assert pairs_of_phrase("of it") == []


@given(st.lists(st.text("abzé1идשع회東", min_size=1, max_size=5), max_size=8), st.integers(0, 30), st.integers(1, 30))
def test_every_text_has_one_of_the_forms_of_each_pair_of_its_parts(words: list[str], first: int, length: int) -> None:
    text = searchable_words(" ".join(words))
    there = word_pairs(text)
    for forms in pairs_of_phrase(text[first : first + length].strip()):
        assert there & set(forms)


@given(st.lists(st.text("abzé1идשع회東", min_size=1, max_size=5), max_size=8), st.integers(0, 30), st.integers(1, 30))
def test_every_text_has_the_sure_pairs_of_its_parts(words: list[str], first: int, length: int) -> None:
    text = searchable_words(" ".join(words))
    found = re.findall(WORD, text)
    there = word_pairs(text) | {one[-2:] + two[:2] for one, two in pairwise(found)}
    assert there >= set(sure_pairs(text[first : first + length].strip()))


def test_sure_pairs_have_as_many_letters_of_each_word_as_are_known() -> None:
    assert sure_pairs("of and the cat is a dog") == ["ofan", "andthe", "thecat", "catis", "isa", "adog"]
    assert sure_pairs("of it") == ["ofit"]
    assert sure_pairs("i and a") == []


def test_letters_of_words_are_letters_to_the_search_as_well() -> None:
    letters = [chr(code) for code in range(0x30000) if re.fullmatch(WORD, chr(code))]
    assert {unicodedata.category(letter)[0] for letter in letters} == {"L", "N"}
