"""Where a text has names of a vocabulary list."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from desktop_app.domain.search_text import find_places, searchable_words

Place = tuple[int, int]  #: first character and end

#: How the names of characters begin in whose languages no space stands between words
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def read_names(text: str) -> tuple[str, ...]:
    """One a line, each once; those without a letter or a digit are left out."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if searchable_words(line)))


class Vocabulary:
    """Names as whole words, in all spellings that the search takes for the same; in languages that put no spaces
    between words, wherever they stand."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._anywhere: list[str] = []
        for name in dict.fromkeys(filter(None, map(searchable_words, names))):
            if _has_no_spaces(name):
                self._anywhere.append(name)
            else:
                words = tuple(name.split())
                self._by_first_word[words[0]].append(words)
        for names_of_word in self._by_first_word.values():
            names_of_word.sort(key=len, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._by_first_word or self._anywhere)

    def find(self, text: str) -> tuple[Place, ...]:
        """The places in their order; where two overlap, the one that begins first, and of those the longest."""
        words = searchable_words(text)
        places = sorted([*self._whole(words), *self._within(words)], key=lambda place: (place[0], -place[1]))
        chosen: list[Place] = []
        for place in places:
            if not chosen or place[0] >= chosen[-1][1]:
                chosen.append(place)
        return tuple(find_places(text, chosen)) if chosen else ()

    def _whole(self, words: str) -> Iterable[Place]:
        split = words.split(" ")
        start = 0
        for index, word in enumerate(split):
            for name in self._by_first_word.get(word, ()):
                if tuple(split[index : index + len(name)]) == name:
                    yield start, start + len(" ".join(name))
                    break
            start += len(word) + 1

    def _within(self, words: str) -> Iterable[Place]:
        for name in self._anywhere:
            start = words.find(name)
            while start >= 0:
                yield start, start + len(name)
                start = words.find(name, start + len(name))


def _has_no_spaces(name: str) -> bool:
    return any(unicodedata.name(character, "").startswith(_WITHOUT_SPACES) for character in name)
