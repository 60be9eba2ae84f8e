"""The transcript document that a worker stores and the desktop app shows and exports."""

from __future__ import annotations

import base64
from enum import StrEnum
from typing import Literal

from pydantic import Field, ValidationError

from worker_agent.contract.message_body import version_of
from worker_agent.contract.model import PROTOCOL, ContractModel


class NewerTranscript(ValueError):
    """A newer Earshot wrote the transcript. Update this one to read it."""


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
    speaker: str | None = None  #: as a person named them; a machine names nobody


class DoubtReason(StrEnum):
    """Why a part of a transcript is doubtful."""

    MISSING = "missing"  #: somebody speaks there, and no words were heard
    WRONG = "wrong"  #: the words that were heard hardly fit the sound

    @classmethod
    def _missing_(cls, value: object) -> DoubtReason | None:
        """A reason that only a later version knows: the words are to be checked all the same."""
        return cls.WRONG if isinstance(value, str) else None


class Doubt(ContractModel):
    """A part of the recording whose words a person should check; times in seconds from the start of the file."""

    start: float
    end: float
    reason: DoubtReason


def encode_peaks(loudness: bytes) -> str:
    """As a transcript holds them."""
    return base64.b64encode(loudness).decode()


class Transcript(ContractModel):
    """Everything that a worker heard in one file."""

    version: Literal[1] = PROTOCOL
    language: str
    language_probability: float | None = None
    duration_seconds: float = Field(ge=0)
    model: str
    segments: tuple[Segment, ...] = ()
    warning: str | None = None  #: what the person should know of the recording and its words
    doubts: tuple[Doubt, ...] = ()  #: in order, none overlapping
    other_languages: tuple[str, ...] = ()  #: that parts of the recording seem to be in
    peaks: str | None = None  #: how loud the recording is, for a picture of it: see `loudness`; None: nobody looked

    @property
    def text(self) -> str:
        """The whole text, one segment after the other."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def loudness(self) -> bytes:
        """The loudest moment of each of as many equal parts of the recording; the loudest of all is 255. Empty: nobody
        looked."""
        try:
            return base64.b64decode(self.peaks or "", validate=True)
        except ValueError:
            return b""

    def encode(self) -> bytes:
        return self.model_dump_json().encode()

    @classmethod
    def decode(cls, data: bytes) -> Transcript:
        """Parse a stored document; raises NewerTranscript and pydantic.ValidationError, both of them ValueErrors."""
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            if version_of(data) > PROTOCOL:
                raise NewerTranscript(NewerTranscript.__doc__) from error
            raise
