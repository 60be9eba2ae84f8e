"""Subtitles: SubRip (srt) and WebVTT (vtt)."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Iterator

from desktop_app.exporters.cues import Cue
from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.paragraphs import one_line
from desktop_app.exporters.writing import printable

LATEST = 100 * 3600 * 1000 - 1  # milliseconds: neither format tells a later time in two digits of hours


def to_srt(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """SubRip, which knows no escaping: what looks like a tag is written as it was heard."""
    cues = manuscript.cues(named=Part.SPEAKERS in parts)
    return "".join(_written(cues, (map(printable, cue.lines) for cue in cues), ",")).encode()


def to_vtt(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """WebVTT, in which `<`, `>` (so `-->` too) and `&` are escaped. Speakers are voices, which a player may colour."""
    cues, voices = manuscript.cues(named=False), Part.SPEAKERS in parts
    return "".join(["WEBVTT\n\n", *_written(cues, (_escaped(cue, voices) for cue in cues), ".")]).encode()


def _escaped(cue: Cue, voices: bool) -> list[str]:
    lines = [html.escape(printable(line), quote=False) for line in cue.lines]
    if voices and (name := one_line(cue.speaker or "")):
        lines[0] = f"<v {html.escape(name, quote=False)}>{lines[0]}"
    return lines


def _written(cues: Iterable[Cue], texts: Iterable[Iterable[str]], point: str) -> Iterator[str]:
    """Each cue with its text. An empty line would end it, so there is none in it."""
    for number, (cue, lines) in enumerate(zip(cues, texts, strict=True), 1):
        text = "\n".join(filter(None, lines)).strip()
        yield f"{number}\n{_time(cue.start, point)} --> {_time(cue.end, point)}\n{text}\n\n"


def _time(milliseconds: int, point: str) -> str:
    now = min(max(milliseconds, 0), LATEST)
    return f"{now // 3_600_000:02}:{now // 60_000 % 60:02}:{now // 1000 % 60:02}{point}{now % 1000:03}"
