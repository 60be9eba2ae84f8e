"""Another version of a transcript than the one that is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.editing.differences import differences
from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.editing.unsure import Span
from desktop_app.domain.revision import MachineText
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Version:
    """To be looked at, and perhaps to be used."""

    transcript: Transcript
    origin: MachineText | None  #: the machine's text that it corrects, or is
    lines: TranscriptDocument
    others: Sequence[Span]  #: where it is another one
    gaps: Sequence[Span]  #: where the text that is edited has more


def compare(transcript: Transcript, origin: MachineText | None, mine: Sequence[str]) -> Version:
    """`mine`: the lines of the text that is edited. Takes a while."""
    document = TranscriptDocument(transcript)
    found = differences([line.text for line in document.lines], mine)
    return Version(transcript, origin, document, found.words, found.gaps)
