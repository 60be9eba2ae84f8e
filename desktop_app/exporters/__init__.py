"""Transcripts as files: each format is a pure function in a module of its own, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.exporters.csv_table import to_csv
from desktop_app.exporters.json_document import to_json
from desktop_app.exporters.plain_text import to_txt
from desktop_app.exporters.subtitles import to_srt, to_vtt
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    suffix: str  #: of the file, with its dot
    render: Callable[[Transcript, str], bytes]  #: from the transcript and the audio file's name


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "txt": Exporter(".txt", to_txt),
        "srt": Exporter(".srt", to_srt),
        "vtt": Exporter(".vtt", to_vtt),
        "json": Exporter(".json", to_json),
        "csv": Exporter(".csv", to_csv),
    }
)  #: by the name that people type
