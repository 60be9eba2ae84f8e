"""Says in a sentence what of a file could not be decoded."""

from __future__ import annotations

from worker_agent.audio.loss_tracker import Missing

_MINUTE = 60
_HOUR = 60  # minutes
_TELL_SMALLER_UNITS = 1.5  # up to so many minutes in seconds, and so many hours in minutes


def warning(missing: Missing) -> str | None:
    """None: nothing is."""
    sentences = []
    if missing.within:
        length = format_length(missing.within)
        sentences.append(f"About {length} in the middle of this file could not be read and {_be(length)} missing.")
    if missing.at_end:
        length = format_length(missing.at_end)
        sentences.append(f"The last {length} of this file {_be(length)} unreadable.".replace(" 1 second ", " second "))
    return " ".join(sentences) or None


def format_length(seconds: float) -> str:
    """Such as `8 seconds`, `12 minutes`, `1 hour 40 minutes`."""
    if seconds < _TELL_SMALLER_UNITS * _MINUTE:
        return _counted(max(1, round(seconds)), "second")
    minutes = round(seconds / _MINUTE)
    if minutes < _TELL_SMALLER_UNITS * _HOUR:
        return _counted(minutes, "minute")
    hours, minutes = divmod(minutes, _HOUR)
    return _counted(hours, "hour") + (f" {_counted(minutes, 'minute')}" if minutes else "")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def _be(length: str) -> str:
    return "is" if length == "1 second" else "are"
