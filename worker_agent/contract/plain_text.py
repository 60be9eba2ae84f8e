"""Text from outside, as it is shown to people and written into logs."""

from __future__ import annotations


def spell_out(text: str, kept: str = "") -> str:
    """What does not print is written as its escape: line breaks, what a terminal obeys, what turns writing round.

    `kept`: characters that stay as they are nevertheless.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character in kept else character.encode("unicode_escape").decode()
        for character in text
    )
