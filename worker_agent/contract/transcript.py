"""The transcript document that a worker stores and the desktop app shows and exports."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from worker_agent.contract.model import ContractModel


class Word(ContractModel):
    """One spoken word; times in seconds from the start of the file."""

    start: float
    end: float
    text: str  #: as the model wrote it, with its leading space
    probability: float | None = None


class Segment(ContractModel):
    """About one sentence; times in seconds from the start of the file."""

    start: float
    end: float
    text: str  #: stripped
    words: tuple[Word, ...] = ()  #: empty where the operator asked for none


class DoubtReason(StrEnum):
    """Why a part of a transcript is doubtful."""

    MISSING = "missing"  #: somebody speaks there, and no words were heard
    WRONG = "wrong"  #: the words that were heard hardly fit the sound


class Doubt(ContractModel):
    """A part of the recording whose words a person should check; times in seconds from the start of the file."""

    start: float
    end: float
    reason: DoubtReason


class Transcript(ContractModel):
    """Everything that a worker heard in one file."""

    version: Literal[1] = 1
    language: str
    language_probability: float | None = None
    duration_seconds: float = Field(ge=0)
    model: str
    segments: tuple[Segment, ...] = ()
    warning: str | None = None  #: what the person should know of the recording and its words
    doubts: tuple[Doubt, ...] = ()  #: in order, none overlapping
    other_languages: tuple[str, ...] = ()  #: that parts of the recording seem to be in

    @property
    def text(self) -> str:
        """The whole text, one segment after the other."""
        return " ".join(segment.text for segment in self.segments)

    def encode(self) -> bytes:
        return self.model_dump_json().encode()

    @classmethod
    def decode(cls, data: bytes) -> Transcript:
        """Parse a stored document; raises pydantic.ValidationError."""
        return cls.model_validate_json(data)
