"""Names of files, as they are shown."""

from __future__ import annotations

_JOINERS = "\u200c\u200d"  # do not print, and belong to how some scripts are written


def one_line(name: str) -> str:
    """With what does not print spelled out: a name may hold line breaks, and characters that a terminal obeys."""
    return "".join(map(_shown, name))


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode()
