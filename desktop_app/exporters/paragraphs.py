"""Paragraphs: the segments that belong together, for reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.exporters.writing import printable, unspaced
from worker_agent.contract.transcript import Segment, Transcript

PAUSE = 2.0  # seconds of silence that start a new paragraph
LONGEST = 60.0  # seconds after which one ends where its time is shown: what is looked for is never far from a time


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one person says without a pause."""

    segments: tuple[Segment, ...]  #: at least one; none without text

    @property
    def start(self) -> float:
        """Seconds from the start of the file."""
        return self.segments[0].start

    @property
    def speaker(self) -> str | None:
        name = one_line(self.segments[0].speaker or "")
        return name or None

    @property
    def text(self) -> str:
        """One line."""
        return "".join(text for _, text in self.sentences())

    def sentences(self) -> Iterator[tuple[Segment, str]]:
        """Each segment with its text, on one line, and with the space that parts it from the one before."""
        before = ""
        for segment in self.segments:
            text = one_line(segment.text)
            yield segment, text if _joined(before, text) else f" {text}"
            before = text


def paragraphs(transcript: Transcript, longest: float = float("inf")) -> Iterator[Paragraph]:
    """All segments with text, in order. `longest`: seconds after which a paragraph ends with its segment."""
    group: list[Segment] = []
    for segment in transcript.segments:
        if not one_line(segment.text):
            continue
        if group and _parts(group, segment, longest):
            yield Paragraph(tuple(group))
            group = []
        group.append(segment)
    if group:
        yield Paragraph(tuple(group))


def clock(seconds: float) -> str:
    """ "00:12:05", as programs for qualitative research read it."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def one_line(text: str) -> str:
    """With single spaces, and nothing that can't be seen but steers."""
    return printable(" ".join(text.split()))


def _parts(group: list[Segment], segment: Segment, longest: float) -> bool:
    before = group[-1]
    return (
        segment.speaker != before.speaker
        or segment.start - before.end > PAUSE
        or segment.end - group[0].start > longest
    )


def _joined(before: str, after: str) -> bool:
    """Whether no space is between them."""
    return not before or (unspaced(before[-1]) and unspaced(after[0]))
