"""The words of the window in the person's language: English, until `speak` is given another one.

Qt's lupdate collects them (`make translations`): each stands as a literal within `tr`, `plural` or `mark`, and in no
f-string, where it finds none.
"""

from __future__ import annotations

from datetime import datetime


class English:
    """What the program itself is written in; another language does the same in its own way."""

    def translate(self, text: str, comment: str) -> str:
        """`comment`: tells apart what is the same in English, and may be empty."""
        return text

    def plural(self, one: str, many: str, number: int) -> str:
        """The form that goes with the number."""
        return one if number == 1 else many

    def number(self, value: float, decimals: int) -> str:
        return f"{value:,.{decimals}f}"

    def weekday(self, moment: datetime) -> str:
        """Its short name."""
        return f"{moment:%a}"

    def day(self, moment: datetime) -> str:
        """Of the month, with the month's short name."""
        return f"{moment:%d %b}"


_spoken = English()


def speak(language: English) -> None:
    """From now on; what is shown already stays as it is."""
    global _spoken
    _spoken = language


def tr(text: str, comment: str = "", **values: str) -> str:
    """The text as the person reads it, with the values in the places that are named in it, such as "{name}"."""
    translated = _spoken.translate(text, comment) if text else ""
    return translated.format(**values) if values else translated


def plural(one: str, many: str, number: int, **values: str) -> str:
    """The same of so many things: "{n}" in the text is their number."""
    return _spoken.plural(one, many, number).format(n=format_number(number), **values)


def mark(text: str, comment: str = "") -> str:
    """The text as it is, to be translated where it is shown: constants are older than the choice of a language."""
    return text


def format_number(value: float, decimals: int = 0) -> str:
    """ "1,240", as the person's language groups and points it."""
    return _spoken.number(value, decimals)


def format_percent(percent: int) -> str:
    """ "45%"."""
    return tr("{number}%", number=format_number(percent))


def weekday(moment: datetime) -> str:
    """Its short name."""
    return _spoken.weekday(moment)


def day(moment: datetime) -> str:
    """ "05 Mar"."""
    return _spoken.day(moment)
