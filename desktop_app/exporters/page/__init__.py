"""A page for any browser (html): one file with the text, its times and speakers, and the sound where it is wanted."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator
from html import escape

from desktop_app.exporters.manuscript import Manuscript, Part, Sound
from desktop_app.exporters.page.script import SCRIPT
from desktop_app.exporters.page.style import STYLE
from desktop_app.exporters.paragraphs import LONGEST, Paragraph, one_line, paragraphs
from desktop_app.exporters.writing import RIGHT_TO_LEFT
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.translation import tr


def to_html(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """Needs no network: a browser that heeds the page's policy loads nothing but the sound, and runs this script alone,
    whatever was said in the recording."""
    transcript = manuscript.transcript
    title = escape(one_line(manuscript.file_name))
    side = ' dir="rtl"' if transcript.language in RIGHT_TO_LEFT else ""
    nothing = "<p>" + escape(tr("No speech was heard in this recording")) + "</p>"
    text = "\n".join(_section(each, parts) for each in paragraphs(transcript, LONGEST))
    page = f"""<!DOCTYPE html>
<html lang="{escape(transcript.language)}"{side}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Earshot">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">{title}</h1>
<p class="facts">{format_timestamp(transcript.duration_seconds)}</p>
{_player(manuscript.sound) if Part.TIMES in parts else ""}
</header>
<main>
{text or nothing}
</main>
<script>{SCRIPT}</script>
</body>
</html>
"""
    return page.encode()


def _policy() -> str:
    hashes = {
        name: f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for name, text in (("style", STYLE), ("script", SCRIPT))
    }
    sources = f"style-src {hashes['style']}; script-src {hashes['script']}; media-src 'self' file: data: blob:"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _player(sound: Sound | None) -> str:
    """The sound itself, or a way to choose the recording where it lies."""
    choose = escape(tr("Choose the recording, to hear it here"))
    chooser = f'<label class="chooser">{choose} <input type="file" accept="audio/*,video/*"></label>'
    if sound is None:
        return f'<div class="player"><audio controls hidden></audio>{chooser}</div>'
    if sound.data is None:
        beside = escape(sound.suffix)
        return f'<div class="player"><audio controls preload="metadata" data-beside="{beside}"></audio>{chooser}</div>'
    source = f"data:{sound.media_type};base64,{base64.b64encode(sound.data).decode()}"
    return f'<div class="player"><audio controls preload="auto" src="{source}"></audio></div>'


def _section(paragraph: Paragraph, parts: Collection[Part]) -> str:
    speaker = paragraph.speaker if Part.SPEAKERS in parts else None
    name = f'<h2 dir="auto">{escape(speaker)}</h2>' if speaker else ""
    time = ""
    if Part.TIMES in parts:
        shown = format_timestamp(paragraph.start)
        said = escape(tr("Hear it from {time}", time=shown))
        time = f'<button type="button" data-at="{paragraph.start:.2f}" title="{said}">{shown}</button>'
    return f'<section>{time}<div>{name}<p dir="auto">{"".join(_sentences(paragraph))}</p></div></section>'


def _sentences(paragraph: Paragraph) -> Iterator[str]:
    """Each with its time, so that a click on it plays it."""
    for segment, text in paragraph.sentences():
        space = " " if text.startswith(" ") else ""
        times = f'data-at="{segment.start:.2f}" data-to="{segment.end:.2f}"'
        yield f"{space}<span {times}>{escape(text.strip())}</span>"
