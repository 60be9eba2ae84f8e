"""The underlined letters of a menu: each entry gets one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction

from desktop_app.ui.widgets.plain import escape_mnemonic, strip_mnemonic

FIRST_SIGN = "\u2e80"  # of the scripts that are typed through several keys: Chinese, Japanese, Korean


def mark_mnemonics(entries: Sequence[QAction]) -> None:
    """Underline a letter in each entry of one menu, by which it can be chosen while the menu is open."""
    titles = [strip_mnemonic(entry.text()) for entry in entries]
    for entry, text in zip(entries, with_mnemonics(titles), strict=True):
        entry.setText(text)


def with_mnemonics(titles: Sequence[str]) -> list[str]:
    """The same with & before a letter that no other one has, as far as there are letters."""
    holders: dict[str, int] = {}  # by letter: which title has it
    for number in range(len(titles)):
        _take_letter(number, titles, holders, set())
    letters = {number: letter for letter, number in holders.items()}
    return [_with_mnemonic(title, letters.get(number)) for number, title in enumerate(titles)]


def _take_letter(number: int, titles: Sequence[str], holders: dict[str, int], asked: set[str]) -> bool:
    """The best one that is free; else one whose holder can do with another. `asked`: letters that were tried so far."""
    letters = dict.fromkeys(titles[number][place].casefold() for place in _places(titles[number]))
    for letter in sorted(letters, key=lambda letter: letter in holders):  # the free ones first, else as they come
        if letter in asked:
            continue
        asked.add(letter)
        if letter not in holders or _take_letter(holders[letter], titles, holders, asked):
            holders[letter] = number
            return True
    return False


def _with_mnemonic(title: str, letter: str | None) -> str:
    if letter is None:
        return escape_mnemonic(title)
    place = next(place for place in _places(title) if title[place].casefold() == letter)
    return f"{escape_mnemonic(title[:place])}&{escape_mnemonic(title[place:])}"


def _places(title: str) -> Iterator[int]:
    """Of the letters that may be underlined, the best first: those that begin a word."""
    letters = [place for place, letter in enumerate(title) if letter.isalnum() and letter < FIRST_SIGN]
    begins = [place for place in letters if place == 0 or not title[place - 1].isalnum()]
    yield from begins
    yield from (place for place in letters if place not in begins)
