"""Plain text: paragraphs, for reading."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.paragraphs import LONGEST, Paragraph, clock, paragraphs


def to_txt(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """The text, with an empty line between paragraphs."""
    longest = LONGEST if Part.TIMES in parts else float("inf")
    found = [_written(each, parts) for each in paragraphs(manuscript.transcript, longest)]
    return ("\n\n".join(found) + "\n").encode() if found else b""


def _written(paragraph: Paragraph, parts: Collection[Part]) -> str:
    time = f"[{clock(paragraph.start)}] " if Part.TIMES in parts else ""
    name = f"{paragraph.speaker}: " if Part.SPEAKERS in parts and paragraph.speaker else ""
    return f"{time}{name}{paragraph.text}"
