"""A long transcript is opened without its words: those of a segment are parsed when somebody asks for them.

A person who opens ten hours of talk sees a page of it. To make an object of each of 100,000 words would take most of
the time, and hold up the window meanwhile.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from desktop_app.orchestrator.transcripts.quick_decoding import decode_quickly
from worker_agent.contract.model import ContractModel
from worker_agent.contract.transcript import Segment, Transcript, Word

_WORDS = b'"words":['  # stands in no text: JSON spells its quotes differently there
_FLAT = re.compile(rb'[^"\[\]]*(?:"(?:[^"\\]|\\.)*"[^"\[\]]*)*(?=\])')  # what a list has that holds no other one
_words: TypeAdapter[tuple[Word, ...]] = TypeAdapter(tuple[Word, ...])
_segment: TypeAdapter[Segment] = TypeAdapter(Segment)


class _Head(ContractModel):
    """A segment, but for its words."""

    start: float
    end: float
    text: str
    speaker: str | None = None


class _Heads(Transcript):
    segments: tuple[_Head, ...] = ()  # type: ignore[assignment]  # the words are left where they are


class StoredSegment:
    """Reads as a Segment does."""

    def __init__(self, head: _Head, document: bytes) -> None:
        """`document`: begins with what the list of its words holds."""
        self.start, self.end, self.text, self.speaker = head.start, head.end, head.text, head.speaker
        self._document = document

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Empty where they are damaged: the text stays, and its words get their shares of the time."""
        try:
            return _words.validate_json(b"[%b]" % self._json)
        except ValidationError:
            return ()

    def __eq__(self, other: object) -> bool:
        names = ("start", "end", "text", "speaker", "words")
        return all(getattr(self, name) == getattr(other, name, None) for name in names)

    def encode(self) -> bytes:
        """As JSON; words that nobody asked for are as they were."""
        facts: dict[str, Any] = {"start": self.start, "end": self.end, "text": self.text, "speaker": self.speaker}
        if "words" in self.__dict__:
            return _segment.dump_json(Segment.model_construct(**facts, words=self.words))
        head = _segment.dump_json(Segment.model_construct(**facts))
        return head.replace(_WORDS, _WORDS + self._json, 1)

    @property
    def _json(self) -> bytes:
        """What its list of words holds."""
        if found := _FLAT.match(self._document):
            return found[0]
        text = "[" + self._document.decode()
        return text[1 : json.JSONDecoder().raw_decode(text)[1] - 1].encode()


def decode_lazily(data: bytes) -> Transcript:
    """As Transcript.decode; the segments may be StoredSegments."""
    try:
        heads = _Heads.model_validate_json(data)
    except ValidationError:
        return decode_quickly(data)
    documents = data.split(_WORDS)[1:]
    if len(documents) != len(heads.segments):  # it was written by another program, or has no words
        return decode_quickly(data)
    segments = tuple(map(StoredSegment, heads.segments, documents))
    facts = {name: getattr(heads, name) for name in Transcript.model_fields}
    return Transcript.model_construct(**{**facts, "segments": cast(tuple[Segment, ...], segments)})


def encode_segments(segments: list[Segment]) -> bytes:
    """As JSON, one after the other."""
    return b",".join(
        segment.encode() if isinstance(segment, StoredSegment) else _segment.dump_json(segment) for segment in segments
    )
