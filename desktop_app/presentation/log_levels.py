"""How grave each line of a log is."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

_BEGINNING = re.compile(r"(?:\d{4}-\d\d-\d\d[T ][\d:.,]+Z? +)?(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b")
_TRACEBACK = "Traceback (most recent call last):"  # of an error that nobody has logged


def find_levels(lines: Iterable[str], before: int = logging.INFO) -> Iterator[int]:
    """As logging's numbers; a line of a traceback is as grave as what it belongs to. `before`: of the line above."""
    level = before
    for line in lines:
        if found := _BEGINNING.match(line):
            level = logging.getLevelNamesMapping()[found[1]]
        elif line == _TRACEBACK and level < logging.WARNING:
            level = logging.ERROR
        yield level
