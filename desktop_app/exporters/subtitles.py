"""Subtitles: SubRip (srt) and WebVTT (vtt)."""

from __future__ import annotations

import html
import unicodedata

import pysubs2

from desktop_app.exporters.cues import make_cues
from worker_agent.contract.transcript import Transcript

# pysubs2 reads `\N`, `\n` and `\h` in a text as white space; this stands for a spoken backslash until it has written.
BACKSLASH = "\0"


def to_srt(transcript: Transcript, file_name: str) -> bytes:
    """SubRip, which knows no escaping: what looks like a tag is written as it was heard."""
    return _write(transcript, "srt").encode()


def to_vtt(transcript: Transcript, file_name: str) -> bytes:
    """WebVTT, in which `<`, `>` (so `-->` too) and `&` are escaped."""
    return _write(transcript, "vtt").encode()


def _write(transcript: Transcript, format_: str) -> str:
    subtitles = pysubs2.SSAFile()
    for cue in make_cues(transcript):
        lines = [_printable(line) for line in cue.lines]
        if format_ == "vtt":
            lines = [html.escape(line, quote=False) for line in lines]
        text = r"\N".join(line.replace("\\", BACKSLASH) for line in lines)
        subtitles.append(pysubs2.SSAEvent(start=cue.start, end=cue.end, text=text))
    # Without keep_ssa_tags, words in braces would be taken for styles and left out.
    return subtitles.to_string(format_, keep_ssa_tags=True).replace(BACKSLASH, "\\")


def _printable(line: str) -> str:
    return "".join(char for char in line if unicodedata.category(char) != "Cc")
