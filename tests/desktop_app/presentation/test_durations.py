"""Spans of time read as a person would say them."""

from __future__ import annotations

import pytest

from desktop_app.presentation.durations import ago, format_duration, format_timestamp


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (7.9, "0:07"), (725, "12:05"), (3731, "1:02:11"), (360_000, "100:00:00"), (-3, "0:00")],
)
def test_clock(seconds: float, text: str) -> None:
    assert format_timestamp(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (26, "26 s"),
        (59.6, "1 min"),
        (720, "12 min"),
        (3599, "1 h"),
        (7800, "2 h 10 min"),
        (86_400, "1 d"),
        (100_800, "1 d 4 h"),
    ],
)
def test_spoken(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


def test_ago() -> None:
    assert ago(1) == "just now"
    assert ago(90) == "2 min ago"
