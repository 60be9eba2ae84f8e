"""Pairs of neighbouring words: the last three letters of one and the first three of the next.

An index that knows them knows a phrase of words which by themselves stand in every text. It is only as much of the
words as a phrase tells for certain, whose first and last word may be parts of longer ones.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: Letters of one script each, which are letters in every version of Unicode; all else stands between words here.
#: PostgreSQL says the same in SQL (see the migration): a change here needs one there.
WORD = "[a-z0-9]+|[ά-ώ]+|[а-џ]+|[א-ת]+|[ء-ي]+|[가-힣]+"
LENGTH = 3  # letters of each word
SHORT = 2  # of those that are shorter pairs
_ASCII = "abcdefghijklmnopqrstuvwxyz0123456789"
MOST_FORMS = len(_ASCII) + 1
_WORD = re.compile(WORD)

Forms = tuple[str, ...]  #: of a pair, what it may look like


def word_pairs(words: str) -> set[str]:
    """All of a text's `searchable_words`."""
    return {one[-LENGTH:] + two[:LENGTH] for one, two in pairwise(_WORD.findall(words))}


def pairs_of_phrase(term: str) -> list[Forms]:
    """The pairs that every text with this term has; without those that could look like almost anything."""
    found = _WORD.findall(term)
    last = len(found) - 2
    pairs = [
        tuple(
            end + beginning
            for end in (_ends_with(one) if place == 0 else [one[-LENGTH:]])
            for beginning in (_begins_with(two) if place == last else [two[:LENGTH]])
        )
        for place, (one, two) in enumerate(pairwise(found))
    ]
    return [forms for forms in pairs if 0 < len(forms) <= MOST_FORMS]


def sure_pairs(term: str) -> list[str]:
    """Likewise of those that have one form alone; of two letters of each word where one of them has not three."""
    found = _WORD.findall(term)
    last = len(found) - 2
    pairs: list[str] = []
    for place, (one, two) in enumerate(pairwise(found)):
        known = min(LENGTH if place else len(one), LENGTH if place < last else len(two), LENGTH)
        if known >= SHORT:
            pairs.append(one[-known:] + two[:known])
    return pairs


def _ends_with(word: str) -> list[str]:
    """The last letters of all words that end with this one."""
    if len(word) < LENGTH:
        return [word, *(letter + word for letter in _ASCII)] if _is_guessed(word) else []
    return [word[-LENGTH:]]


def _begins_with(word: str) -> list[str]:
    if len(word) < LENGTH:
        return [word, *(word + letter for letter in _ASCII)] if _is_guessed(word) else []
    return [word[:LENGTH]]


def _is_guessed(word: str) -> bool:
    """Whether a letter more is one of few."""
    return len(word) == LENGTH - 1 and word.isascii()
