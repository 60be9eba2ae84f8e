"""Text that has words as often as speech has them: few again and again, most hardly ever."""

from __future__ import annotations

import random
from itertools import accumulate

ONSETS = [
    *"bcdfghjklmnprstvwyz",
    *"bl br ch cl cr dr fl fr gl gr pl pr sc sh sl sp st str th tr wh".split(),
    "",
    "",
    "",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "oo", "ou"]
CODAS = [*"bdfglkmnprstx", *"ck ft ll lt mp nd ng nt rd rk rm rn rt sh ss st th ve".split(), *[""] * 12]
VOCABULARY = 100_000  # words, about
SYLLABLES = ([1, 2, 3, 4], [3, 5, 3, 1])  # numbers, and how often words have so many
SENTENCE = 14  # words
IDEOGRAPHS = range(0x4E00, 0x5A00)  # three thousand of them


class MadeText:
    """The same words for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        words = sorted({self._word() for _ in range(VOCABULARY)})
        self._random.shuffle(words)
        self.words = sorted(words, key=lambda word: len(word) + 6 * self._random.random())  #: the commonest first
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self._chinese = [
            "".join(map(chr, self._random.choices(IDEOGRAPHS, k=2 - number % 2))) for number in range(10_000)
        ]

    def transcript(self, words: int) -> tuple[str, str]:
        """A text, and the moments of its sentences."""
        spoken = self._random.choices(self.words, cum_weights=self._weights, k=words)
        return _with_moments(
            [" ".join(spoken[first : first + SENTENCE]).capitalize() + "." for first in range(0, words, SENTENCE)]
        )

    def chinese(self, words: int) -> tuple[str, str]:
        """Likewise, in words of one character or two, without spaces between them."""
        weights = self._weights[: len(self._chinese)]
        spoken = self._random.choices(self._chinese, cum_weights=weights, k=words)
        return _with_moments(["".join(spoken[first : first + SENTENCE]) + "。" for first in range(0, words, SENTENCE)])

    def _word(self) -> str:
        number = self._random.choices(*SYLLABLES)[0]
        return "".join(
            self._random.choice(ONSETS) + self._random.choice(VOWELS) + self._random.choice(CODAS)
            for _ in range(number)
        )


def _with_moments(sentences: list[str]) -> tuple[str, str]:
    moments = " ".join(f"{len(one) + 1},512" for one in sentences[:-1])
    return " ".join(sentences), f"0,0 {moments}"
