"""Transcripts as files: each format is a pure function in a module of its own, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop_app.exporters.csv_table import to_csv
from desktop_app.exporters.elan_document import to_eaf
from desktop_app.exporters.json_document import to_json
from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.markdown import to_md
from desktop_app.exporters.page import to_html
from desktop_app.exporters.plain_text import to_txt
from desktop_app.exporters.subtitles import to_srt, to_vtt
from desktop_app.exporters.word_document import to_docx


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    suffix: str  #: of the file, with its dot
    write: Callable[[Manuscript, Collection[Part]], bytes]
    parts: Mapping[Part, bool] = field(default_factory=dict)  #: those it may have, and whether it does by default

    def render(self, manuscript: Manuscript, parts: Collection[Part] | None = None) -> bytes:
        """The file's content. `parts`: what is to be in it beside the words, as far as the format has it; None: what
        is by default."""
        usual = [part for part, is_usual in self.parts.items() if is_usual]
        chosen = usual if parts is None else [part for part in parts if part in self.parts]
        return self.write(manuscript, frozenset(chosen))


_READABLE = {Part.TIMES: True, Part.SPEAKERS: True}

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "txt": Exporter(".txt", to_txt, {Part.TIMES: False, Part.SPEAKERS: True}),
        "srt": Exporter(".srt", to_srt, {Part.SPEAKERS: False}),
        "vtt": Exporter(".vtt", to_vtt, {Part.SPEAKERS: True}),
        "json": Exporter(".json", to_json),
        "csv": Exporter(".csv", to_csv),
        "docx": Exporter(".docx", to_docx, _READABLE),
        "md": Exporter(".md", to_md, _READABLE),
        "html": Exporter(".html", to_html, {**_READABLE, Part.SOUND: False}),
        "eaf": Exporter(".eaf", to_eaf),
    }
)  #: by the name that people type
SUBTITLES = frozenset({"srt", "vtt"})  #: the formats that heed the limits of subtitles
