"""Plain text: paragraphs, for reading."""

from __future__ import annotations

from itertools import pairwise

from desktop_app.exporters.writing import unspaced
from worker_agent.contract.transcript import Segment, Transcript

PARAGRAPH_PAUSE = 2.0  # seconds of silence that start a new paragraph


def to_txt(transcript: Transcript, file_name: str) -> bytes:
    """The text, with an empty line between paragraphs."""
    segments = [segment for segment in transcript.segments if segment.text.strip()]
    parts = [_text(segment) for segment in segments[:1]]
    for before, after in pairwise(segments):
        parts += [_separator(before, after), _text(after)]
    return ("".join(parts) + "\n").encode() if parts else b""


def _text(segment: Segment) -> str:
    return " ".join(segment.text.split())


def _separator(before: Segment, after: Segment) -> str:
    if after.start - before.end > PARAGRAPH_PAUSE:
        return "\n\n"
    return "" if unspaced(_text(before)[-1]) and unspaced(_text(after)[0]) else " "
