"""Spans of time, written for people."""

from __future__ import annotations

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def format_timestamp(seconds: float) -> str:
    """A position or length in a recording: "0:07", "12:05", "1:02:11"."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // HOUR, whole % HOUR // MINUTE, whole % MINUTE
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def countdown(seconds: float) -> str:
    """A wait that is shown second by second: "in 9:20"; its last second ends at 0."""
    return f"in {format_timestamp(seconds + 0.999)}" if seconds > 0 else "any moment"


def format_duration(seconds: float) -> str:
    """A wait, as exact as a person needs it: "26 s", "12 min", "2 h 10 min", "3 d 4 h"."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if (minutes := round(whole / MINUTE)) < MINUTE:
        return f"{minutes} min"
    if whole < DAY:
        return _two(minutes // 60, "h", minutes % 60, "min")
    hours = round(whole / HOUR)
    return _two(hours // 24, "d", hours % 24, "h")


def ago(seconds: float) -> str:
    """How long something is past: "just now", "12 min ago"."""
    return "just now" if seconds < 5 else f"{format_duration(seconds)} ago"


def _two(large: int, large_unit: str, small: int, small_unit: str) -> str:
    return f"{large} {large_unit} {small} {small_unit}" if small else f"{large} {large_unit}"
