"""A person sees at a glance what of a transcript is to be checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.reader.doubts import doubtful_lines
from tests.fakes import demo
from tests.fakes.operations import make_transcript
from worker_agent.contract.transcript import Doubt, DoubtReason

STARTS = (0.0, 10.0, 20.0)


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (11.0, 12.0, {1}),
        (3.0, 21.0, {0, 1, 2}),
        (15.0, 19.0, {1}),  # words are missing between two lines
        (30.0, 40.0, {2}),  # after the last one
    ],
)
def test_the_lines_beside_a_doubt_are_marked(start: float, end: float, lines: set[int]) -> None:
    doubt = Doubt(start=start, end=end, reason=DoubtReason.MISSING)

    assert doubtful_lines(STARTS, [doubt]) == lines


def test_before_the_first_line_the_first_is_marked() -> None:
    doubt = Doubt(start=0.0, end=5.0, reason=DoubtReason.MISSING)

    assert doubtful_lines(STARTS[1:], [doubt]) == {0}
    assert doubtful_lines(STARTS, []) == frozenset()


@pytest.mark.parametrize("warning", [None, "The last 25 seconds of this file are unreadable."])
def test_where_nothing_was_heard_it_says_what_was_wrong_with_the_file(
    warning: str | None, qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    silent = make_transcript((), language="und", warning=warning, duration_seconds=25.0)
    window = open_window(demo.busy(), read_transcript=lambda id_: silent)
    window.read(32)
    pane = window.reader.transcript
    said = f"No speech was heard in this recording {warning or 'model base · 0:25'}"
    qtbot.waitUntil(lambda: pane.placeholder.text == said)


def test_it_says_that_it_has_copied(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), read_transcript=lambda id_: make_transcript(("One.", "Two.")))
    window.read(32)
    qtbot.waitUntil(lambda: window.reader.transcript.reading)
    window.reader.copy()
    assert QGuiApplication.clipboard().text() == "One.\nTwo."
    assert window.reader.transcript.found.text() == "Copied"
