"""What is seen at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle; times in milliseconds from the start of the file."""

    start: int
    end: int
    lines: tuple[str, ...]  #: one, or as many as the limits allow
    speaker: str | None = None  #: nobody else speaks in it
