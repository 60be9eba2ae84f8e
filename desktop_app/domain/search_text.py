"""Text as it is searched: the words alone, alike in all spellings that a person takes for the same."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

#: Print nothing, and stand in the middle of words: soft hyphens, joiners, marks of direction
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
#: What lower case alone leaves apart. A capital I with a dot becomes two characters in one database, one in the other
BEFORE_LOWERING, AFTER_LOWERING = {"İ": "i"}, {"ς": "σ", "ß": "ss"}
_NO_WORD = "PSZC"  # the first letters of the categories of characters that stand between words
_CHUNK = re.compile(r"\S+")


def searchable_words(text: str) -> str:
    """The words in lower case, in compatibility forms, with one space between two; without punctuation.

    The index of PostgreSQL says the same of every letter in SQL (see its migration): a change here needs one there.
    """
    if not text.isascii():
        text = _replaced(unicodedata.normalize("NFKC", text), BEFORE_LOWERING)
        text = unicodedata.normalize("NFKC", _replaced(text.lower(), AFTER_LOWERING))
    return " ".join(text.lower().translate(_SPACES).split())


def find_places(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in `text` parts of its `searchable_words` come from; `places`: first and end of each, in order."""
    chunks, starts = [], []
    position, last = 0, max((end for _, end in places), default=0)
    for chunk, words in _chunks(text):
        chunks.append(chunk)
        starts.append(position)
        position += len(words) + 1
        if position > last:
            break

    def place_of(index: int) -> int:
        number = bisect_right(starts, index) - 1
        chunk = chunks[number]
        inside = index - starts[number]
        lengths = range(1, len(chunk[0]))
        return chunk.start() + bisect_right(lengths, inside, key=lambda n: len(searchable_words(chunk[0][:n])))

    return [(place_of(first), _with_marks(text, place_of(end - 1) + 1)) for first, end in places]


def _chunks(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What stands between spaces, with its searchable words, where it has any."""
    for chunk in _CHUNK.finditer(text):
        if words := searchable_words(chunk[0]):
            yield chunk, words


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
