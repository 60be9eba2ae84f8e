"""What becomes of lines when a part of their text is replaced.

The times of words that the replacement does not touch stay. Those of the others are fitted into the time that the
touched words had, or between their neighbours where there was none, by their characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.editing.line import Line, fit, respelled, split_words
from worker_agent.contract.transcript import Word


@dataclass(frozen=True, slots=True)
class _Cut:
    """A replacement in a text: from `start` to `end`, by `text`."""

    start: int
    end: int
    text: str

    def trimmed(self, old: str) -> _Cut:
        """Without what stays as it is: `old` is what the whole text was."""
        start, end, text = self.start, self.end, self.text
        while start < end and text and old[start] == text[0]:
            start, text = start + 1, text[1:]
        while start < end and text and old[end - 1] == text[-1]:
            end, text = end - 1, text[:-1]
        return _Cut(start, end, text)

    def apply(self, old: str) -> str:
        return old[: self.start] + self.text + old[self.end :]


def rewrite(lines: Sequence[Line], start: int, end: int, text: str) -> list[Line]:
    """The lines in which, in their texts joined by line breaks, the characters from `start` to `end` are replaced."""
    whole = _join(lines)
    cut = _Cut(start, end, text).trimmed(whole.text)
    after = cut.apply(whole.text)
    words = _rewrite_words(whole, cut, after) if whole.timed else ()
    return _separate(lines, whole, after, words)


def _join(lines: Sequence[Line]) -> Line:
    """As one, the only one with line breaks in its text."""
    if len(lines) == 1:
        return lines[0]
    words: list[Word] = []
    gap = ""  # what stands between the last word and the next one
    for line in lines:
        for number, word in enumerate(line.words):
            words.append(respelled(word, gap + word.text) if number == 0 else word)
        there = sum(len(word.text) for word in line.words)
        gap = (line.text[there:] if line.words else gap + line.text) + "\n"
    timed = any(line.timed for line in lines)
    text = "\n".join(line.text for line in lines)
    return Line(text, lines[0].start, lines[-1].end, None, timed, None, tuple(words))


def _rewrite_words(whole: Line, cut: _Cut, after: str) -> tuple[Word, ...]:
    words, spans = whole.words, whole.spans
    first, last = _touched(whole, cut, after)
    begin = spans[first - 1][1] if first else 0
    tail = len(whole.text) - (spans[last][0] if last < len(words) else len(whole.text))
    part = after[begin : len(after) - tail]
    _, gap = split_words(part)
    fitted = fit(part, *_room(whole, first, last))
    rest = words[last:]
    if rest:
        rest = (respelled(rest[0], gap + rest[0].text.lstrip()), *rest[1:])
    return (*words[:first], *fitted, *rest)


def _touched(whole: Line, cut: _Cut, after: str) -> tuple[int, int]:
    """The numbers of the words that become others: from the first, to before the last."""
    spans, old = whole.spans, whole.text
    first = bisect_left(spans, cut.start + 1, key=lambda span: span[1])  # the first that ends behind the start
    last = bisect_left(spans, cut.end, key=lambda span: span[0])  # behind the last that begins before the end
    last = max(first, last)
    middle = cut.start + len(cut.text)
    apart = cut.start >= len(old) or old[cut.start].isspace()
    if first and spans[first - 1][1] == cut.start and _is_letter(after, cut.start) and (apart or first == last):
        first -= 1
    apart = not cut.end or old[cut.end - 1].isspace()
    if last < len(spans) and spans[last][0] == cut.end and _is_letter(after, middle - 1) and (apart or first == last):
        last += 1
    return first, last


def _is_letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and not text[place].isspace()


def _room(whole: Line, first: int, last: int) -> tuple[float, float]:
    """The time that words have which take the place of those."""
    words = whole.words
    if first < last:
        return words[first].start, words[last - 1].end
    start = words[first - 1].end if first else whole.start
    end = words[last].start if last < len(words) else whole.end
    return start, max(start, end)


def _separate(lines: Sequence[Line], whole: Line, text: str, words: Sequence[Word]) -> list[Line]:
    """At its line breaks."""
    texts = text.split("\n")
    parts = list(_timed_parts(whole, texts, words) if whole.timed else _untimed_parts(whole, texts))
    opening = lines[-1] if len(lines) > 1 and not lines[0].text else lines[0]
    speakers = [opening.speaker] * (len(parts) - 1) + [lines[-1].speaker if len(parts) > 1 else opening.speaker]
    return [
        Line(text, start, end, speaker, whole.timed, None, part)
        for (text, start, end, part), speaker in zip(parts, speakers, strict=True)
    ]


_Part = tuple[str, float, float, tuple[Word, ...]]


def _timed_parts(whole: Line, texts: Sequence[str], words: Sequence[Word]) -> Iterator[_Part]:
    """One without words has the time between its neighbours."""
    left, before = list(words), whole.start
    for number, text in enumerate(texts):
        count = _count_words(left, text)
        part, left = left[:count], left[count:]
        if part:
            part[0] = respelled(part[0], part[0].text.rpartition("\n")[2])
        following = left[0].start if left else whole.end
        start = whole.start if number == 0 else part[0].start if part else before
        end = whole.end if number == len(texts) - 1 else part[-1].end if part else following
        before = part[-1].end if part else end
        yield text, start, max(start, end), tuple(part)


def _count_words(words: Sequence[Word], text: str) -> int:
    """How many of the words the text begins with are its own."""
    letters, count = len("".join(text.split())), 0
    while letters > 0:
        letters -= len("".join(words[count].text.split()))
        count += 1
    return count


def _untimed_parts(whole: Line, texts: Sequence[str]) -> Iterator[_Part]:
    """Each with its share by its characters."""
    total, length = max(1, sum(map(len, texts))), whole.end - whole.start
    start, done = whole.start, 0
    for number, text in enumerate(texts):
        done += len(text)
        end = whole.end if number == len(texts) - 1 else min(whole.end, whole.start + length * done / total)
        yield text, start, end, ()
        start = end
