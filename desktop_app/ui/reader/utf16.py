"""Qt counts a text in units of UTF-16, Python in characters."""

from __future__ import annotations


def to_utf16(text: str, place: int) -> int:
    """How many units the text has before that character."""
    if text.isascii() or max(text) <= "\uffff":
        return place
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, place: int) -> int:
    """How many characters the text has before that unit."""
    if text.isascii() or max(text) <= "\uffff":
        return place
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "replace"))
