"""Markdown: paragraphs with their times and speakers, for notes and wikis."""

from __future__ import annotations

import re
from collections.abc import Collection

from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.paragraphs import LONGEST, Paragraph, clock, one_line, paragraphs

# Whatever CommonMark, or GitHub's kind of it, may read as something else than itself
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~]|&(?=#|\w+;)")
_AT_THE_START = re.compile(r"^(?:[#+=-]|(\d+)(?=[.)]))")


def to_md(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """The file's name as the heading, then the paragraphs."""
    written = [_written(each, parts) for each in paragraphs(manuscript.transcript, LONGEST)]
    return ("\n\n".join([f"# {escape(one_line(manuscript.file_name))}", *written]) + "\n").encode()


def escape(text: str) -> str:
    """A line that is shown as it is."""
    escaped = _ANYWHERE.sub(lambda match: f"\\{match.group()}", text)
    return _AT_THE_START.sub(lambda match: f"{match[1]}\\" if match[1] else f"\\{match.group()}", escaped)


def _written(paragraph: Paragraph, parts: Collection[Part]) -> str:
    time = f"`{clock(paragraph.start)}` " if Part.TIMES in parts else ""
    name = f"**{escape(paragraph.speaker)}:** " if Part.SPEAKERS in parts and paragraph.speaker else ""
    return f"{time}{name}{escape(paragraph.text)}"
