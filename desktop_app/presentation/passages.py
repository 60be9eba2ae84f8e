"""Passages of transcripts as they are shown."""

from __future__ import annotations

from desktop_app.domain.passages import Passage, Place
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.text import readable


def readable_passage(passage: Passage) -> tuple[str, tuple[Place, ...]]:
    """Its text with what does not print spelled out, and where its marks then are."""
    shown, marks, last = "", [], 0
    for first, end in passage.marks:
        shown += readable(passage.text[last:first])
        marked = readable(passage.text[first:end])
        marks.append((len(shown), len(shown) + len(marked)))
        shown, last = shown + marked, end
    return shown + readable(passage.text[last:]), tuple(marks)


def format_moment(passage: Passage) -> str:
    """When it is said; empty where nobody knows."""
    return "" if passage.seconds is None else format_timestamp(passage.seconds)
