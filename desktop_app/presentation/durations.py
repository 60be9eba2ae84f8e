"""Spans of time, written for people."""

from __future__ import annotations

from desktop_app.presentation.translation import format_number, tr

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
    return tr("in {time}", time=format_timestamp(seconds + 0.999)) if seconds > 0 else tr("any moment")


def format_duration(seconds: float) -> str:
    """A wait, as exact as a person needs it: "26 s", "12 min", "2 h 10 min", "3 d 4 h"."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return tr("{seconds} s", seconds=str(whole))
    if (minutes := round(whole / MINUTE)) < MINUTE:
        return tr("{minutes} min", minutes=str(minutes))
    if whole < DAY:
        return _hours(minutes // 60, minutes % 60)
    hours = round(whole / HOUR)
    return _days(hours // 24, hours % 24)


def ago(seconds: float) -> str:
    """How long something is past: "just now", "12 min ago"."""
    return tr("just now") if seconds < 5 else tr("{time} ago", time=format_duration(seconds))


def _hours(hours: int, minutes: int) -> str:
    if minutes:
        return tr("{hours} h {minutes} min", hours=str(hours), minutes=str(minutes))
    return tr("{hours} h", hours=str(hours))


def _days(days: int, hours: int) -> str:
    if hours:
        return tr("{days} d {hours} h", days=format_number(days), hours=str(hours))
    return tr("{days} d", days=format_number(days))
