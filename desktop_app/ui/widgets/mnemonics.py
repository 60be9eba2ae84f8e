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
    taken: set[str] = set()
    marked = []
    for title in titles:
        place = next((place for place in _places(title) if title[place].casefold() not in taken), len(title))
        taken.add(title[place : place + 1].casefold())
        before, after = escape_mnemonic(title[:place]), escape_mnemonic(title[place:])
        marked.append(f"{before}&{after}" if after else before)
    return marked


def _places(title: str) -> Iterator[int]:
    """Of the letters that may be underlined, the best first: those that begin a word."""
    letters = [place for place, letter in enumerate(title) if letter.isalnum() and letter < FIRST_SIGN]
    begins = [place for place in letters if place == 0 or not title[place - 1].isalnum()]
    yield from begins
    yield from (place for place in letters if place not in begins)
