"""How grave the lines of the logs are."""

from __future__ import annotations

import logging
from logging import CRITICAL, ERROR, INFO, WARNING

import pytest

from desktop_app import logs
from desktop_app.presentation.log_levels import find_levels
from worker_agent.contract.log_format import PlainFormatter


def written(level: int, form: str, date_form: str | None = None) -> list[str]:
    """As the programs write a message with a traceback."""
    try:
        raise OSError("INFO is no level here")
    except OSError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("desktop_app.gui", level, "gui.py", 1, "it went wrong", (), info)
    return PlainFormatter(form, date_form).format(record).split("\n")


@pytest.mark.parametrize("level", [INFO, WARNING, ERROR, CRITICAL])
@pytest.mark.parametrize(
    "form",
    [
        (logs.FORMAT, None),
        ("%(asctime)s.%(msecs)03dZ %(levelname)-7s %(threadName)s: %(message)s", "%Y-%m-%dT%H:%M:%S"),
    ],
)
def test_a_traceback_is_as_grave_as_its_message(level: int, form: tuple[str, str | None]) -> None:
    lines = written(level, *form)
    assert len(lines) > 3
    expected = [level] if level > INFO else [INFO, *[ERROR] * (len(lines) - 1)]
    assert list(find_levels(lines))[: len(expected)] == expected
    assert set(find_levels(lines)) == set(expected)
    assert list(find_levels([*lines, "INFO well again"]))[-1] == INFO


def test_a_word_within_a_message_is_no_level() -> None:
    assert list(find_levels(["INFO no ERROR here", "ERRORS are none", "  ERROR indented"])) == [INFO] * 3


def test_what_follows_goes_on_as_the_line_above() -> None:
    assert list(find_levels(["  File gui.py", "OSError"], ERROR)) == [ERROR, ERROR]
