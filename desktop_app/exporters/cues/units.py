"""Cuts a transcript into units: the pieces of text within which no line may end, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from operator import add, le
from typing import NamedTuple

from desktop_app.exporters.writing import IDEOGRAPHS, closes, columns, may_part
from worker_agent.contract.transcript import Segment, Transcript

_WORD = re.compile(r"\S+")
_WORD_OR_IDEOGRAPH = re.compile(rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+")

# The same words come again and again.
_columns = lru_cache(8192)(columns)
_closes = lru_cache(8192)(closes)


class Piece(NamedTuple):
    """Mostly a word; times in milliseconds."""

    start: int
    end: int
    text: str
    space: bool  #: whether a space precedes it


class Span(NamedTuple):
    """A word of the transcript, or a segment without words; times in seconds."""

    start: float
    end: float
    text: str


@dataclass(slots=True)
class Units:
    """Mostly words with their punctuation; times in milliseconds. A list for each property, for there are ten thousand
    units in an hour."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)  #: whether a space precedes it
    last: list[bool] = field(default_factory=list)  #: whether it ends its segment
    speakers: list[str | None] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)  #: columns; set when the texts are whole
    reached: list[int] = field(default_factory=list)  #: columns before each unit and, at the end, all
    left_edges: list[int] = field(default_factory=list)  #: the same, with the space that precedes the unit

    def add(self, piece: Piece, speaker: str | None, *, last: bool) -> None:
        self.starts.append(piece.start)
        self.ends.append(piece.end)
        self.texts.append(piece.text)
        self.spaces.append(piece.space)
        self.last.append(last)
        self.speakers.append(speaker)

    def add_words(self, segment: Segment, tokens: list[str]) -> None:
        """Each word as a unit. `tokens`: the words without their spaces."""
        words, count = segment.words, len(tokens)
        self.starts += [round(1000 * word.start) for word in words]
        self.ends += [round(1000 * word.end) for word in words]
        self.texts += tokens
        self.spaces += [True] * count
        self.last += [False] * (count - 1)
        self.last.append(True)
        self.speakers += [segment.speaker] * count

    def grow(self, piece: Piece, *, last: bool) -> None:
        """The last unit by what clings to it."""
        self.ends[-1] = piece.end
        self.texts[-1] += f" {piece.text}" if piece.space else piece.text
        self.last[-1] = last

    def measure(self) -> None:
        is_ascii = all(map(str.isascii, self.texts))
        self.widths = list(map(len if is_ascii else _columns, self.texts))
        self.reached = [0, *accumulate(map(add, self.widths, self.spaces))]
        self.left_edges = list(map(add, self.reached, self.spaces))

    def width(self, start: int, stop: int) -> int:
        """Of some units as one line, in columns."""
        return self.reached[stop] - self.left_edges[start]

    def join(self, start: int, stop: int) -> str:
        """Some units as one line."""
        if all(self.spaces[start + 1 : stop]):
            return " ".join(self.texts[start:stop])
        pairs = zip(self.spaces[start:stop], self.texts[start:stop], strict=True)
        return "".join(f" {text}" if space else text for space, text in pairs).removeprefix(" ")


def split(transcript: Transcript, line: int, *, named: bool) -> tuple[Units, int]:
    """The units in order, their times never falling, and the end of the file that none of them passes.

    `line`: columns that no unit is wider than; `named`: whoever begins to speak is named in the text.
    """
    units, speaking = Units(), None
    for segment in transcript.segments:
        if not (tokens := segment.text.split()):
            continue
        if named and segment.speaker and segment.speaker != speaking:
            _add_pieces(units, segment, f"{segment.speaker}: ", line)
        elif _are_plain(segment, tokens):
            units.add_words(segment, tokens)
        else:
            _add_pieces(units, segment, "", line)
        speaking = segment.speaker
    units.measure()
    if max(units.widths, default=0) > line:
        units = _without_wide_ones(units, line)
    end_of_file = int(transcript.duration_seconds * 1000) or max(units.ends, default=0)
    _set_in_order(units, end_of_file)
    return units, end_of_file


def _are_plain(segment: Segment, tokens: list[str]) -> bool:
    """Whether each token is a word of its own, as nearly always where words are parted by spaces."""
    return [word.text for word in segment.words] == [f" {token}" for token in tokens] and not any(map(_closes, tokens))


def _add_pieces(units: Units, segment: Segment, name: str, line: int) -> None:
    """`name`: said before the text; it takes room on the line, and time to read."""
    pieces = _pieces(segment, name)
    for number, piece in enumerate(pieces, 1):
        last = number == len(pieces)
        if units.texts and units.speakers[-1] == segment.speaker and _clings(units.texts[-1], piece, line):
            units.grow(piece, last=last)
        else:
            units.add(piece, segment.speaker, last=last)


def _pieces(segment: Segment, name: str) -> list[Piece]:
    """The words with their times; where there are none, each piece with its share of the segment's time."""
    spans = [Span(word.start, word.end, word.text) for word in segment.words]
    if name and spans:
        spans[0] = spans[0]._replace(text=f" {name}{spans[0].text.strip()}")
    text = name + segment.text
    timed = "".join(span.text for span in spans).split() == text.split()
    if not timed:
        spans = [Span(segment.start, segment.end, text)]
    pieces: list[Piece] = []
    before = " "
    for span in spans:
        text = span.text.strip()
        if timed and " " not in text and len(text.split()) == 1:
            space = before.isspace() or span.text[0].isspace()
            pieces.append(Piece(round(1000 * span.start), round(1000 * span.end), text, space))
        else:
            pattern = _WORD if timed else _WORD_OR_IDEOGRAPH
            pieces += [_piece(span, match, before) for match in pattern.finditer(span.text)]
        before = span.text[-1:] or before
    return pieces


def _piece(span: Span, match: re.Match[str], before: str) -> Piece:
    """A part of the span, its time in proportion; `before`: the character that precedes the span."""
    text = span.text.strip()
    share = (span.end - span.start) / len(text)
    offset = match.start() - span.text.index(text)
    return Piece(
        start=round(1000 * (span.start + share * offset)),
        end=round(1000 * (span.start + share * (offset + len(match.group())))),
        text=match.group(),
        space=(before + span.text)[match.start()].isspace(),
    )


def _clings(before: str, piece: Piece, line: int) -> bool:
    if piece.space:
        return _closes(piece.text) and columns(before) + 1 + columns(piece.text) <= line
    return not may_part(before[-1], piece.text[0])


def _without_wide_ones(units: Units, line: int) -> Units:
    """In place of a unit that is longer than a line, parts of it."""
    narrow = Units()
    for number, text in enumerate(units.texts):
        start, end = units.starts[number], units.ends[number]
        texts = [text] if units.widths[number] <= line else list(_split_into_lines(text, line))
        share = (end - start) / len(texts)
        for index, part in enumerate(texts):
            begins, ends = index == 0, index == len(texts) - 1
            piece = Piece(
                start=round(start + share * index),
                end=round(start + share * (index + 1)),
                text=part.strip(),
                space=units.spaces[number] if begins else part[0].isspace(),
            )
            narrow.add(piece, units.speakers[number], last=units.last[number] and ends)
    narrow.measure()
    return narrow


def _split_into_lines(text: str, widest: int) -> Iterator[str]:
    """The text in parts no wider than a line."""
    line, width = "", 0
    for char in text:
        if width + columns(char) > widest:
            yield line
            line, width = "", 0
        line, width = line + char, width + columns(char)
    yield line


def _set_in_order(units: Units, end_of_file: int) -> None:
    """No unit begins before the one before it, and none passes the end."""
    if _is_in_order(units.starts, units.ends, end_of_file):
        return
    earliest = 0
    for number, end in enumerate(units.ends):
        start = min(max(units.starts[number], earliest), end_of_file)
        units.starts[number], units.ends[number] = start, min(max(end, start), end_of_file)
        earliest = start


def _is_in_order(starts: Sequence[int], ends: Sequence[int], end_of_file: int) -> bool:
    rising = all(map(le, starts, starts[1:])) and all(map(le, starts, ends))
    return rising and min(starts, default=0) >= 0 and max(ends, default=0) <= end_of_file
