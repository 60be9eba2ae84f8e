"""Subtitles: SubRip (srt) and WebVTT (vtt)."""

from __future__ import annotations

import html
from collections.abc import Collection

import pysubs2

from desktop_app.exporters.cues import Cue
from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.paragraphs import one_line
from desktop_app.exporters.writing import printable

# pysubs2 reads `\N`, `\n` and `\h` in a text as white space; this stands for a spoken backslash until it has written.
BACKSLASH = "\0"


def to_srt(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """SubRip, which knows no escaping: what looks like a tag is written as it was heard."""
    named = Part.SPEAKERS in parts
    return _write("srt", [(cue, [printable(line) for line in cue.lines]) for cue in manuscript.cues(named=named)])


def to_vtt(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """WebVTT, in which `<`, `>` (so `-->` too) and `&` are escaped. Speakers are voices, which a player may colour."""
    voices = Part.SPEAKERS in parts
    return _write("vtt", [(cue, _escaped(cue, voices)) for cue in manuscript.cues(named=False)])


def _escaped(cue: Cue, voices: bool) -> list[str]:
    lines = [html.escape(printable(line), quote=False) for line in cue.lines]
    if voices and (name := one_line(cue.speaker or "")):
        lines[0] = f"<v {html.escape(name, quote=False)}>{lines[0]}"
    return lines


def _write(format_: str, cues: Collection[tuple[Cue, list[str]]]) -> bytes:
    subtitles = pysubs2.SSAFile()
    for cue, lines in cues:
        text = r"\N".join(line.replace("\\", BACKSLASH) for line in lines)
        subtitles.append(pysubs2.SSAEvent(start=cue.start, end=cue.end, text=text))
    # Without keep_ssa_tags, words in braces would be taken for styles and left out.
    written: str = subtitles.to_string(format_, keep_ssa_tags=True)
    return written.replace(BACKSLASH, "\\").encode()
