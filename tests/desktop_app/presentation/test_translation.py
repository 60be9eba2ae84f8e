"""Words in the person's language, without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop_app.presentation import formatting, translation
from desktop_app.presentation.durations import ago, format_duration
from desktop_app.presentation.translation import English, format_number, format_percent, mark, plural, tr
from desktop_app.ui.shell.places import ALL, places
from tests.fakes.tasks import make_task


class Shouted(English):
    """English in capitals, but for the places of values; its numbers have a blank for a comma."""

    def translate(self, text: str, comment: str) -> str:
        return "".join(part if part.startswith("{") else part.upper() for part in _parts(text))

    def plural(self, one: str, many: str, number: int) -> str:
        return self.translate(super().plural(one, many, number), "")

    def number(self, value: float, decimals: int) -> str:
        return super().number(value, decimals).replace(",", " ")


def _parts(text: str) -> list[str]:
    return text.replace("{", "\0{").replace("}", "}\0").split("\0")


@pytest.fixture
def shouted() -> Iterator[None]:
    translation.speak(Shouted())
    yield
    translation.speak(English())


def test_english_needs_nothing() -> None:
    assert tr("Retry") == "Retry"
    assert tr("“{name}” is saved.", name="{x}") == "“{x}” is saved."
    assert plural("{n} task", "{n} tasks", 1) == "1 task"
    assert plural("{n} task", "{n} tasks", 1240) == "1,240 tasks"
    assert (format_number(1240), format_number(9.64, 1), format_percent(45)) == ("1,240", "9.6", "45%")
    moment = datetime(2026, 3, 5, 14, 10, tzinfo=UTC)
    assert (translation.weekday(moment), translation.day(moment)) == ("Thu", "05 Mar")


def test_values_are_put_into_what_is_translated(shouted: None) -> None:
    assert tr("{name} is task {number}.", name="a.wav", number="7") == "a.wav IS TASK 7."
    assert plural("{n} task of {name}", "{n} tasks of {name}", 1240, name="x") == "1 240 TASKS OF x"
    assert (format_duration(7800), ago(720)) == ("2 H 10 MIN", "12 MIN AGO")


def test_what_is_marked_is_translated_where_it_is_shown(shouted: None) -> None:
    assert mark("Pending") == "Pending"
    assert formatting.status(make_task()) == "PENDING"
    assert ALL.title == "All"
    assert places({})[0].title == "ALL"


def test_no_text_is_no_text() -> None:
    assert tr("") == ""
