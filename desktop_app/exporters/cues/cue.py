"""What is seen at once."""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """One subtitle; times in milliseconds from the start of the file."""

    start: int
    end: int
    lines: tuple[str, ...]  #: one, or as many as the limits allow
    speaker: str | None = None  #: nobody else speaks in it
