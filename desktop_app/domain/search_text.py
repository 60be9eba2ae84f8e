"""Text as it is searched: the words alone, alike in all spellings that a person takes for the same."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

#: Print nothing, and stand in the middle of words: soft hyphens, joiners, marks of direction
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
#: What lower case alone leaves apart. A capital I with a dot becomes two characters in one database, one in the other
BEFORE_LOWERING, AFTER_LOWERING = {"İ": "i"}, {"ς": "σ", "ß": "ss"}
_NO_WORD = "PSZC"  # the first letters of the categories of characters that stand between words
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"\S+(?:\s+\S+){0,40}")  # some words


def searchable_words(text: str) -> str:
    """The words in lower case, in compatibility forms, with one space between two; without punctuation.

    The index of PostgreSQL says the same of every letter in SQL (see its migration): a change here needs one there.
    """
    if not text.isascii():
        text = _replaced(unicodedata.normalize("NFKC", text), BEFORE_LOWERING)
        text = unicodedata.normalize("NFKC", _replaced(text.lower(), AFTER_LOWERING))
    return " ".join(text.lower().translate(_SPACES).split())


class QuickLook:
    """Whether it is worth while to look for these words among the `searchable_words` of a text: in a tenth of the time,
    and of most texts, which are ASCII, for certain."""

    def __init__(self, terms: Iterable[str], without: Iterable[str] = ()) -> None:
        self._terms, self._without = _patterns(terms), _patterns(without)

    def may_be_meant(self, text: str) -> bool:
        """Whether it may have all of the terms, and none of those that are not to be there."""
        if not text.isascii():
            return True
        lowered = text.lower()
        return all(one.search(lowered) for one in self._terms) and not any(one.search(lowered) for one in self._without)


def find_places(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in `text` parts of its `searchable_words` come from; `places`: first and end of each, in order."""
    pieces = _Pieces(text, _LINE)
    return [(pieces.origin_of(first), _with_marks(text, pieces.origin_of(end - 1) + 1)) for first, end in places]


def _patterns(terms: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile("[^a-z0-9]+".join(map(re.escape, term.split()))) for term in terms]


class _Pieces:
    """A text in pieces between spaces, and which of its searchable words come from which; looked into as needed."""

    def __init__(self, text: str, pattern: re.Pattern[str], offset: int = 0) -> None:
        """`offset`: of this text in another one."""
        self._text, self._offset = text, offset
        self._found: list[tuple[int, int]] = []  #: of each piece where it begins and ends
        self._starts: list[int] = []  #: where its searchable words begin
        self._inner: dict[int, _Pieces] = {}
        self._is_of_words = pattern is _WORD
        position = 0
        for piece in pattern.finditer(text):
            if words := searchable_words(piece[0]):
                self._found.append(piece.span())
                self._starts.append(position)
                position += len(words) + 1

    def origin_of(self, index: int) -> int:
        """The character in the text that makes this one of its searchable words."""
        number = bisect_right(self._starts, index) - 1
        first, end = self._found[number]
        inside = index - self._starts[number]
        if not self._is_of_words:
            if number not in self._inner:
                self._inner[number] = _Pieces(self._text[first:end], _WORD, first)
            return self._inner[number].origin_of(inside)
        word, lengths = self._text[first:end], range(1, end - first)
        within = bisect_right(lengths, inside, key=lambda length: len(searchable_words(word[:length])))
        return self._offset + first + within


def _with_marks(text: str, end: int) -> int:
    """The end of a part that takes the accents with it which follow its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _replaced(text: str, replacements: dict[str, str]) -> str:
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text


class _Spaces(dict[int, int | str | None]):
    """For str.translate: what becomes of a character, looked up once."""

    def __missing__(self, code: int) -> int | str | None:
        character = chr(code)
        is_word = unicodedata.category(character)[0] not in _NO_WORD
        self[code] = None if character in INVISIBLE else code if is_word else " "
        return self[code]


_SPACES = _Spaces()
