"""What a person searches transcripts for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.search_text import searchable_words

_QUOTES = (('"', '"'), ("„", "“"), ("“", "”"), ("«", "»"), ("»", "«"), ("「", "」"), ("『", "』"))
_PHRASES = "|".join(rf"{begin}([^{begin}{end}”]*)[{end}”]?" for begin, end in _QUOTES)
_PART = re.compile(rf"(?<!\S)(-?)(?:{_PHRASES})|(\S+)")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A transcript is meant if it has all of `terms`, and none of `without`; a part of a word is enough.

    Each is a word or a phrase, as `searchable_words`.
    """

    terms: tuple[str, ...]
    without: tuple[str, ...] = ()


def parse_query(text: str) -> SearchQuery:
    """Of words, "phrases" in any quotation marks, and either with a - before it, for what is not to be there."""
    terms: dict[str, bool] = {}
    for part in _PART.finditer(text):
        excluded, *phrases, word = part.groups()
        phrase = next((one for one in phrases if one is not None), None)
        if phrase is None:
            excluded = "-" if word.startswith("-") else ""
        if found := searchable_words(word if phrase is None else phrase):
            terms[found] = bool(excluded)
    return SearchQuery(
        tuple(term for term, excluded in terms.items() if not excluded),
        tuple(term for term, excluded in terms.items() if excluded),
    )
