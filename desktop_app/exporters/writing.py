"""What the writing systems of the world mean for the width of a text and for where a line may end."""

from __future__ import annotations

import re
import unicodedata

# Scripts whose words follow each other without a space: Thai and Lao, Burmese, Khmer, kana, Chinese characters, and the
# punctuation and full-width forms that go with them. Korean puts spaces.
IDEOGRAPHS = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff01-\uff65{IDEOGRAPHS}]")

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})  # languages
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_NEVER_FIRST = frozenset({"Pe", "Pf", "Po", "Lm", "Mn", "Mc", "Me", "Cf"})  # closing marks, and what modifies a letter
_NEVER_LAST = frozenset({"Ps", "Pi"})  # opening brackets and quotation marks
_CLOSING = frozenset({"Pe", "Pf", "Po"})


def columns(text: str) -> int:
    """The width of the text on a screen, in half-width columns."""
    return len(text) if text.isascii() else sum(map(_char_columns, text))


def unspaced(char: str) -> bool:
    """Whether the character is of a script that puts no spaces between words."""
    return _UNSPACED.match(char) is not None


def printable(text: str) -> str:
    """Without control characters and halves of characters: players and readers of XML choke on them."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters that no space parts."""
    if not (unspaced(before) or unspaced(after)) or after in _SMALL_KANA:
        return False
    return unicodedata.category(after) not in _NEVER_FIRST and unicodedata.category(before) not in _NEVER_LAST


def closes(text: str) -> bool:
    """Whether the text is nothing but marks that belong to what precedes them, such as the French " ?"."""
    return all(unicodedata.category(char) in _CLOSING for char in text)


def _char_columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
