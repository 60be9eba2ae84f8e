"""Text from outside, names of files above all, as it is shown."""

from __future__ import annotations

import re
import unicodedata

from worker_agent.contract.plain_text import spell_out

_JOINERS = "\u200c\u200d"  # do not print, and belong to how some scripts are written
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_PART = re.compile(r"[^./\\]+")


def one_line(name: str) -> str:
    """A file's name or path, so that it is one line, tells a terminal nothing, and leaves its surroundings in place.

    What does not print is spelled out: line breaks, what a terminal obeys, what turns the order of writing round.
    Each part that is written from right to left is isolated; the parts follow each other from left to right.
    """
    return _PART.sub(_isolated, spell_out(name, _JOINERS))


def readable(text: str) -> str:
    """What a person or a program wrote, on one line, with what else does not print spelled out."""
    return spell_out(" ".join(text.splitlines()), _JOINERS)


def _isolated(part: re.Match[str]) -> str:
    text = part[0]
    if text.isascii() or _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
