"""Cuts a transcript into units: the pieces of text within which no line may end, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktop_app.exporters.writing import IDEOGRAPHS, closes, columns, may_part
from worker_agent.contract.transcript import Segment, Transcript, Word

_WORD = re.compile(r"\S+")
_WORD_OR_IDEOGRAPH = re.compile(rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+")


class Unit(NamedTuple):
    """Mostly a word with its punctuation; times in milliseconds. A tuple, for there are ten thousand in an hour."""

    start: int
    end: int
    text: str
    space: bool  #: whether a space precedes it
    ends_segment: bool = False
    speaker: str | None = None
    width: int = 0  #: columns; set when the text is whole

    def grown_by(self, other: Unit) -> Unit:
        """This one and what clings to it."""
        text = f"{self.text} {other.text}" if other.space else self.text + other.text
        return Unit(self.start, other.end, text, self.space, other.ends_segment, self.speaker)


def split(transcript: Transcript, line: int, *, named: bool) -> tuple[list[Unit], int]:
    """The units in order, their times never falling, and the end of the file that none of them passes.

    `line`: columns that no unit is wider than; `named`: whoever begins to speak is named in the text.
    """
    segments = _naming_speakers(transcript.segments) if named else transcript.segments
    pieces = [piece for segment in segments for piece in _pieces(segment)]
    whole = [part for unit in _joined(pieces, line) for part in _split_wide_units(unit, line)]
    end_of_file = int(transcript.duration_seconds * 1000) or max((unit.end for unit in whole), default=0)
    return list(_in_order(whole, end_of_file)), end_of_file


def width(units: Sequence[Unit]) -> int:
    """Of the units as one line, in columns."""
    return sum(unit.width + unit.space for unit in units) - units[0].space


def join(units: Iterable[Unit]) -> str:
    """The units as one line."""
    text = "".join(f" {unit.text}" if unit.space else unit.text for unit in units)
    return text.removeprefix(" ")


def _naming_speakers(segments: Iterable[Segment]) -> Iterator[Segment]:
    """What somebody begins to say, with the name before it: it takes room on the line, and time to read."""
    speaking = None
    for segment in segments:
        if segment.speaker and segment.speaker != speaking and segment.text.strip():
            name = f"{segment.speaker}: "
            words = [word.model_copy(update={"text": f" {name}{word.text.strip()}"}) for word in segment.words[:1]]
            words += segment.words[1:]
            yield segment.model_copy(update={"text": name + segment.text, "words": tuple(words)})
        else:
            yield segment
        speaking = segment.speaker if segment.text.strip() else speaking


def _pieces(segment: Segment) -> list[Unit]:
    """The words with their times; where there are none, each piece with its share of the segment's time."""
    timed = "".join(word.text for word in segment.words).split() == segment.text.split()
    spans: Sequence[Word | Segment] = segment.words if timed else (segment,)
    pieces: list[Unit] = []
    before = " "
    for span in spans:
        text = span.text.strip()
        if timed and " " not in text and len(text.split()) == 1:  # nearly all are of this kind
            space = before.isspace() or span.text[0].isspace()
            pieces.append(Unit(round(1000 * span.start), round(1000 * span.end), text, space, speaker=segment.speaker))
        else:
            pattern = _WORD if timed else _WORD_OR_IDEOGRAPH
            pieces += [_piece(span, match, before, segment.speaker) for match in pattern.finditer(span.text)]
        before = span.text[-1:] or before
    return [*pieces[:-1], *(last._replace(ends_segment=True) for last in pieces[-1:])]


def _piece(span: Word | Segment, match: re.Match[str], before: str, speaker: str | None) -> Unit:
    """A part of the span, its time in proportion; `before`: the character that precedes the span."""
    text = span.text.strip()
    share = (span.end - span.start) / len(text)
    offset = match.start() - span.text.index(text)
    return Unit(
        start=round(1000 * (span.start + share * offset)),
        end=round(1000 * (span.start + share * (offset + len(match.group())))),
        text=match.group(),
        space=(before + span.text)[match.start()].isspace(),
        speaker=speaker,
    )


def _joined(pieces: Iterable[Unit], line: int) -> list[Unit]:
    units: list[Unit] = []
    for piece in pieces:
        if units and _clings(units[-1], piece, line):
            units[-1] = units[-1].grown_by(piece)
        else:
            units.append(piece)
    return units


def _clings(before: Unit, piece: Unit, line: int) -> bool:
    if before.speaker != piece.speaker:
        return False
    if piece.space:
        return closes(piece.text) and columns(before.text) + 1 + columns(piece.text) <= line
    return not may_part(before.text[-1], piece.text[0])


def _split_wide_units(unit: Unit, line: int) -> Iterator[Unit]:
    """The unit itself, or parts of it where it is longer than a line."""
    if columns(unit.text) <= line:
        yield unit
        return
    texts = list(_split_into_lines(unit.text, line))
    share = (unit.end - unit.start) / len(texts)
    for index, text in enumerate(texts):
        yield Unit(
            start=round(unit.start + share * index),
            end=round(unit.start + share * (index + 1)),
            text=text.strip(),
            space=unit.space if index == 0 else text[0].isspace(),
            ends_segment=unit.ends_segment and index == len(texts) - 1,
            speaker=unit.speaker,
        )


def _split_into_lines(text: str, widest: int) -> Iterator[str]:
    """The text in parts no wider than a line."""
    line, width = "", 0
    for char in text:
        if width + columns(char) > widest:
            yield line
            line, width = "", 0
        line, width = line + char, width + columns(char)
    yield line


def _in_order(units: Iterable[Unit], end_of_file: int) -> Iterator[Unit]:
    earliest = 0
    for unit in units:
        start = min(max(unit.start, earliest), end_of_file)
        end = min(max(unit.end, start), end_of_file)
        yield Unit(start, end, unit.text, unit.space, unit.ends_segment, unit.speaker, columns(unit.text))
        earliest = start
