"""One segment of a transcript as it is edited: its text, and when each word of it is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from worker_agent.contract.transcript import Segment, Word

_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True)
class Line:
    """Never changed, only replaced: the steps that are undone share what stays. Times in seconds."""

    text: str  #: without line breaks
    start: float
    end: float
    speaker: str | None = None
    timed: bool = True  #: whether its words have times
    source: Segment | None = None  #: as it was read, where its text is still that one
    fitted: tuple[Word, ...] = ()  #: its words, where its text was changed

    @classmethod
    def of(cls, segment: Segment, *, timed: bool) -> Line:
        text = " ".join(segment.text.split())
        return cls(text, segment.start, segment.end, segment.speaker, timed, segment)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Each with the spaces before it: together they are the text, but for spaces at its end."""
        if not self.timed:
            return ()
        return self.fitted if self.source is None else _align(self.source, self.text)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in the text each word begins and ends, without the spaces before it."""
        return tuple(_spans(self.words))

    def word_at(self, place: int) -> int | None:
        """The number of the word that the character belongs to, or that comes next; the last one at the end."""
        for number, (_, end) in enumerate(self.spans):
            if place < end:
                return number
        return len(self.spans) - 1 if self.spans else None

    def word_spoken_at(self, seconds: float) -> int | None:
        """The number of the last word that has begun by then; None: none has."""
        begun = [number for number, word in enumerate(self.words) if word.start <= seconds]
        return begun[-1] if begun else None

    def time_at(self, place: int) -> float:
        """When what stands there begins to be spoken, in seconds."""
        number = self.word_at(place)
        if number is not None:
            return self.words[number].start
        return self.start + (self.end - self.start) * min(1.0, place / max(1, len(self.text)))

    def unsure(self, threshold: float) -> list[int]:
        """The numbers of the words that the machine took for less likely than that."""
        words = self.words if self.source is None else self.source.words
        if not any(word.probability is not None and word.probability < threshold for word in words):
            return []  # most lines: their words need not be looked for in the text
        return [
            number
            for number, word in enumerate(self.words)
            if word.probability is not None and word.probability < threshold
        ]

    def to_segment(self, before_first: str) -> Segment:
        """`before_first`: what the words of this language begin with, a space or nothing."""
        if self.source is not None:
            if self.source.speaker == self.speaker:
                return self.source
            text, words = self.source.text, self.source.words
            return Segment(start=self.start, end=self.end, text=text, words=words, speaker=self.speaker)
        words = self.words
        if words:
            first = before_first + words[0].text.lstrip()
            words = (words[0].model_copy(update={"text": first}), *words[1:])
        text = " ".join(self.text.split())
        return Segment(start=self.start, end=self.end, text=text, words=words, speaker=self.speaker)


def fit(text: str, start: float, end: float) -> tuple[Word, ...]:
    """The words of the text, each with its share of the time by its characters."""
    whole = text.strip()
    if not whole:
        return ()
    first, length = text.index(whole), max(0.0, end - start)

    def moment(place: int) -> float:
        return min(end, start + length * ((place - first) / len(whole))) if length else start

    return tuple(
        Word(start=moment(match.end() - len(match[0].lstrip())), end=moment(match.end()), text=match[0])
        for match in _WORD.finditer(text)
    )


def split_words(text: str) -> tuple[list[str], str]:
    """Each with the spaces before it; and the spaces at the end."""
    words = [match[0] for match in _WORD.finditer(text)]
    return words, text[sum(map(len, words)) :]


def respelled(word: Word, text: str) -> Word:
    """At the same time, with other spaces before it."""
    return word if word.text == text else word.model_copy(update={"text": text})


def _align(segment: Segment, text: str) -> tuple[Word, ...]:
    """Find the words of the segment in its text; where they are others, the text's own are given their shares."""
    words: list[Word] = []
    at = 0
    for word in segment.words:
        spoken = " ".join(word.text.split())
        if not spoken:
            continue
        place = text.find(spoken, at)
        if place < 0 or text[at:place].strip():
            return fit(text, segment.start, segment.end)
        words.append(respelled(word, text[at : place + len(spoken)]))
        at = place + len(spoken)
    return fit(text, segment.start, segment.end) if text[at:].strip() else tuple(words)


def _spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    end = 0
    for word in words:
        end += len(word.text)
        yield end - len(word.text.lstrip()), end
