"""Where the lines of a transcript have certain words, as they are typed, whatever their case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop_app.domain.editing.unsure import Span


def find_words(lines: Iterable[str], words: str) -> Iterator[Span]:
    """In the order of the text; none where there are no words."""
    if words:
        pattern = re.compile(re.escape(words), re.IGNORECASE)
        for number, line in enumerate(lines):
            for match in pattern.finditer(line):
                yield (number, *match.span())
