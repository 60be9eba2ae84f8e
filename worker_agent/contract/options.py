"""The options of tasks, by kind.

A new option has a usual value that asks for nothing (None, False or empty), and so may come at any time. A new value of
an option that is there takes a higher PROTOCOL and a new revision of the database: older programs can't carry it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, Field

from worker_agent.contract.model import ContractModel, LanguageCode


class TaskOptions(ContractModel):
    """What the operator chose for one task; carried unchanged through every retry. Each kind has a class of its own.

    What only a later version knows is carried, too: a program that shares a database with a newer one loses none of it.
    """

    model_config = ConfigDict(extra="allow")


class OpaqueOptions(TaskOptions):
    """The options of a kind that a package plugs in, as the programs carry them that do not have the package."""


class TranscribeOptions(TaskOptions):
    """Options of `transcribe`."""

    language: LanguageCode | None = None  #: ISO 639 code; None: detected from the audio
    model: str | None = Field(default=None, max_length=512)  #: None: the worker's default
    translate: bool = False  #: into English instead of the spoken language
    prompt: str | None = Field(default=None, max_length=2000)  #: names and spellings to expect
    word_timestamps: bool = True


class AudioFormat(StrEnum):
    """What a recording is converted to."""

    FLAC = "flac"  #: lossless, for archives
    WAV = "wav"  #: uncompressed
    MP3 = "mp3"
    OPUS = "opus"


class ConvertOptions(TaskOptions):
    """Options of `convert`."""

    format: AudioFormat = Field(default=AudioFormat.FLAC, title="Format")
    #: in hertz; None: as it is. Opus has 48,000 whatever is chosen
    sample_rate: Literal[16_000, 22_050, 44_100, 48_000, 96_000] | None = Field(default=None, title="Sample rate")
    normalize: bool = Field(default=True, title="Normalise the loudness (EBU R 128)")
    loudness: float = Field(default=-23.0, ge=-36, le=-9, title="Loudness in LUFS")  #: integrated, where normalised


class ReportOptions(TaskOptions):
    """Options of `report`."""

    title: str | None = Field(default=None, max_length=200, title="Title")  #: None: one that says how many recordings


#: The options of the kinds that every version from this one on knows
OPTIONS: Mapping[str, type[TaskOptions]] = {
    "transcribe": TranscribeOptions,
    "convert": ConvertOptions,
    "report": ReportOptions,
}


def parse_options(kind: str, options: object) -> TaskOptions:
    """The options of a task of that kind, from their fields or from options; raises pydantic.ValidationError."""
    fields = options.model_dump() if isinstance(options, TaskOptions) else options
    return OPTIONS.get(kind, OpaqueOptions).model_validate(fields)


def find_unknown(kind: type[TaskOptions], options: TaskOptions) -> str | None:
    """The name of an option that asks for something that the kind does not have: a later version of it may."""
    asked = options.model_extra or {}
    return next((name for name, value in asked.items() if value and name not in kind.model_fields), None)
