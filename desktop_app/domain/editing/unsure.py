"""From one word that the machine was unsure of to the next."""

from __future__ import annotations

from desktop_app.domain.editing.document import Place, TranscriptDocument

Span = tuple[int, int, int]  #: the number of a line, and from where to where in it


def next_unsure(document: TranscriptDocument, place: Place, threshold: float) -> Span | None:
    """The first that begins there or later; behind the last comes the first. `threshold`: see Line.unsure."""
    number, at = place
    here = _spans(document, number, threshold)
    behind = [span for span in here if span[1] >= at]
    return next(iter([*behind, *_elsewhere(document, number, threshold, 1), *here]), None)


def previous_unsure(document: TranscriptDocument, place: Place, threshold: float) -> Span | None:
    """The last that ends there or before; before the first comes the last."""
    number, at = place
    here = _spans(document, number, threshold)
    before = [span for span in here if span[2] <= at]
    return next(iter([*reversed(before), *_elsewhere(document, number, threshold, -1), *reversed(here)]), None)


def _elsewhere(document: TranscriptDocument, number: int, threshold: float, step: int) -> list[Span]:
    """Of the nearest other line that has any, in the direction of the step."""
    total = len(document.lines)
    for away in range(1, total):
        if spans := _spans(document, (number + step * away) % total, threshold):
            return spans[::step]
    return []


def _spans(document: TranscriptDocument, number: int, threshold: float) -> list[Span]:
    if number >= len(document.lines):
        return []
    line = document.lines[number]
    return [(number, *line.spans[word]) for word in line.unsure(threshold)]
