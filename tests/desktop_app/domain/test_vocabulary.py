"""Names of a list are found where a text has them."""

from __future__ import annotations

import pytest

from desktop_app.domain.vocabulary import Vocabulary, read_names


def found(text: str, *names: str) -> list[str]:
    return [text[first:end] for first, end in Vocabulary(names).find(text)]


def test_names_are_one_a_line() -> None:
    assert read_names("Anna  Müller \r\n\n—\nBen\nBen\n 屋顶") == ("Anna Müller", "Ben", "屋顶")


def test_a_name_is_whole_words_whatever_the_case_and_spelling() -> None:
    assert found("ANNA met Annabel, anna’s (Anna).", "Anna") == ["ANNA", "anna", "Anna"]
    assert found("Die Strasse, die STRASSE und die Straße", "straße") == ["Strasse", "STRASSE", "Straße"]
    assert found("Zoe\u0308 called Zoë.", "zoë") == ["Zoe\u0308", "Zoë"]


def test_of_names_that_overlap_the_longest_is_marked() -> None:
    assert found("Anna Müller and Anna", "Anna", "Anna Müller", "Müller") == ["Anna Müller", "Anna"]
    assert found("anna\u00a0müller-lüdenscheid", "Müller Lüdenscheid") == ["müller-lüdenscheid"]


def test_where_no_spaces_stand_between_words_a_name_is_found_within() -> None:
    assert found("我们在北京大学见面。", "北京", "北京大学") == ["北京大学"]


@pytest.mark.parametrize("text", ["", " ", "…", "nobody here"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert found(text, "Anna") == []
    assert found(text) == []
    assert not Vocabulary(())
