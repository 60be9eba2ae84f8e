"""Renders stored transcripts in the formats that were chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from desktop_app.exporters import EXPORTERS, SUBTITLES
from desktop_app.exporters.cues.check import SubtitleCheck
from desktop_app.exporters.cues.limits import SubtitleLimits
from desktop_app.exporters.manuscript import Manuscript, Part, Sound
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.orchestrator.transcripts.quick_decoding import decode_quickly


class Stored(NamedTuple):
    """A transcript as it is stored, and what its files tell beside it."""

    document: bytes
    file_name: str  #: of the recording
    made_at: datetime
    sound: Sound | None = None


class Rendered(NamedTuple):
    """One transcript as files."""

    contents: dict[str, bytes]  #: by suffix
    check: SubtitleCheck


@dataclass(frozen=True, slots=True)
class Renderer:
    """What every transcript of an export is rendered with; another process can have it."""

    formats: Sequence[str]
    parts: Mapping[str, Collection[Part]]
    limits: SubtitleLimits

    @classmethod
    def of(cls, formats: Sequence[str], options: ExportOptions) -> Renderer:
        return cls(tuple(formats), dict(options.parts), options.subtitles)

    def render(self, stored: Stored) -> Rendered:
        """Raises NewerTranscript, ValueError and ArithmeticError where the document can't be read."""
        transcript = decode_quickly(stored.document)
        manuscript = Manuscript(transcript, stored.file_name, self.limits, stored.sound, stored.made_at)
        contents = {
            EXPORTERS[name].suffix: EXPORTERS[name].render(manuscript, self.parts.get(name)) for name in self.formats
        }
        has_subtitles = not SUBTITLES.isdisjoint(self.formats)
        return Rendered(contents, manuscript.check() if has_subtitles else SubtitleCheck())
