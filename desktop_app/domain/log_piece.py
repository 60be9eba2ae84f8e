"""What is read of a log."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogPiece:
    """Whole lines, and where the next piece begins."""

    text: str
    end: int  #: bytes from the file's beginning
    anew: bool  #: it does not follow on the piece before: the file is another one
    rest: str = ""  #: the last line, as far as it is written; the next piece begins with it
