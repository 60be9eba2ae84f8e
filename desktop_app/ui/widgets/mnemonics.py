"""The underlined letters of a menu: each entry gets one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction

from desktop_app.ui.widgets.plain import escape_mnemonic, strip_mnemonic


def mark_mnemonics(entries: Sequence[QAction]) -> None:
    """Underline a letter in each entry of one menu, by which it can be chosen while the menu is open."""
    taken: set[str] = set()
    for entry in entries:
        title = strip_mnemonic(entry.text())
        place = next((place for place in _places(title) if title[place].casefold() not in taken), None)
        if place is None:
            entry.setText(escape_mnemonic(title))
        else:
            taken.add(title[place].casefold())
            entry.setText(f"{escape_mnemonic(title[:place])}&{escape_mnemonic(title[place:])}")


def _places(title: str) -> Iterator[int]:
    """Of the letters that may be underlined, the best first: those that begin a word."""
    letters = [place for place, letter in enumerate(title) if letter.isalnum()]
    begins = [place for place in letters if place == 0 or not title[place - 1].isalnum()]
    yield from begins
    yield from (place for place in letters if place not in begins)
