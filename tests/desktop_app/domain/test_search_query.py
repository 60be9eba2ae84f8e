"""What a person types is taken apart into words, phrases, and what is not to be there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search_query import SearchQuery, parse_query


@pytest.mark.parametrize(
    ("text", "terms", "without"),
    [
        ("", (), ()),
        ("  kale \u3000 March ", ("kale", "march"), ()),
        ("kale KALE kale", ("kale",), ()),
        ('kale "in March" -april', ("kale", "in march"), ("april",)),
        ('-"in March" kale', ("kale",), ("in march",)),
        ('"without an end', ("without an end",), ()),
        ("„Guten Tag“ «bon jour» “good day”", ("guten tag", "bon jour", "good day"), ()),
        ("»hei hei« 「東京 都」", ("hei hei", "東京 都"), ()),
        ("e-mail - -- -", ("e mail",), ()),
        ("don't", ("don t",), ()),
        ("C++ % _ *", ("c",), ()),
        ("kale -kale", (), ("kale",)),
    ],
)  # fmt: skip
def test_queries(text: str, terms: tuple[str, ...], without: tuple[str, ...]) -> None:
    assert parse_query(text) == SearchQuery(terms, without)


@given(st.text(max_size=200))
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert all(term == " ".join(term.split()) != "" for term in (*query.terms, *query.without))
