"""What is another text in one version of a transcript than in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from desktop_app.domain.editing.unsure import Span

_WORD = re.compile(r"\S+")
_Words = list[tuple[str, Span]]


def differences(shown: Sequence[str], other: Sequence[str]) -> list[Span]:
    """The words of the shown lines that the other ones lack, next to each other as one span. Takes a while for long
    ones that have little in common."""
    found: list[Span] = []
    for kind, first, last, other_first, other_last in SequenceMatcher(None, shown, other, autojunk=False).get_opcodes():
        if kind == "replace":
            ours, theirs = _words(shown, first, last), _words(other, other_first, other_last)
            found += _among(ours, [word for word, _ in theirs])
        elif kind == "delete":
            found += [(number, 0, len(shown[number])) for number in range(first, last) if shown[number].strip()]
    return found


def _among(words: _Words, others: list[str]) -> Iterator[Span]:
    matcher = SequenceMatcher(None, [word for word, _ in words], others, autojunk=False)
    for kind, first, last, _, _ in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            by_line: dict[int, Span] = {}
            for _, (number, start, end) in words[first:last]:
                by_line[number] = (number, by_line.get(number, (number, start, end))[1], end)
            yield from by_line.values()


def _words(lines: Sequence[str], first: int, last: int) -> _Words:
    return [
        (match[0], (number, *match.span())) for number in range(first, last) for match in _WORD.finditer(lines[number])
    ]
