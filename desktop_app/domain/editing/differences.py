"""What is another text in one version of a transcript than in the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from desktop_app.domain.editing.unsure import Span

_WORD = re.compile(r"\S+")
_Words = list[tuple[str, Span]]


class Differences(NamedTuple):
    """Of the lines that are shown from other ones."""

    words: list[Span]  #: that the other ones lack; those next to each other are one span
    gaps: list[Span]  #: where the other ones have more: the blank between two words, or nothing at the end of a line


def differences(shown: Sequence[str], other: Sequence[str]) -> Differences:
    """Takes a while for long ones that have little in common."""
    found = Differences([], [])
    for kind, first, last, other_first, other_last in SequenceMatcher(None, shown, other, autojunk=False).get_opcodes():
        if kind == "equal":  # nearly all
            continue
        ours, theirs = _words(shown, first, last), _words(other, other_first, other_last)
        if kind == "replace" and ours and theirs:
            _compare(ours, [word for word, _ in theirs], found)
        elif ours:
            found.words.extend(
                (number, 0, len(shown[number])) for number in range(first, last) if shown[number].strip()
            )
        elif theirs and shown:
            number = max(0, first - 1)
            at = len(shown[number]) if first else 0
            found.gaps.append((number, at, at))
    return found


def _compare(words: _Words, others: list[str], found: Differences) -> None:
    matcher = SequenceMatcher(None, [word for word, _ in words], others, autojunk=False)
    for kind, first, last, _, _ in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            by_line: dict[int, Span] = {}
            for _, (number, start, end) in words[first:last]:
                by_line[number] = (number, by_line.get(number, (number, start, end))[1], end)
            found.words.extend(by_line.values())
        elif kind == "insert":
            found.gaps.append(_gap_before(words, first))


def _gap_before(words: _Words, place: int) -> Span:
    """Between that word and the one before it, as far as they are on one line."""
    if place == 0:
        _, (number, start, _) = words[0]
        return number, start, start
    _, (number, _, end) = words[place - 1]
    after = words[place][1] if place < len(words) else None
    return number, end, after[1] if after and after[0] == number else end


def _words(lines: Sequence[str], first: int, last: int) -> _Words:
    return [
        (match[0], (number, *match.span())) for number in range(first, last) for match in _WORD.finditer(lines[number])
    ]
