"""What is to be written as a file: a transcript, and what a person chose of the formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from desktop_app.exporters.cues import Cue, make_cues
from desktop_app.exporters.cues.check import SubtitleCheck, check
from desktop_app.exporters.cues.limits import USUAL, SubtitleLimits
from desktop_app.exporters.writing import printable
from worker_agent.contract.transcript import Transcript

LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)


class Part(StrEnum):
    """What a format may have beside the words; spelled so on the command line."""

    TIMES = "times"
    SPEAKERS = "speakers"
    SOUND = "sound"  #: the recording itself


@dataclass(frozen=True, slots=True)
class Sound:
    """The recording, for a page that plays it."""

    media_type: str
    data: bytes | None  #: None: it is too large to be within the page, and lies beside it
    suffix: str = ""  #: of the file beside the page, which else is called as the page is


@dataclass(slots=True)
class Manuscript:
    """One transcript in all the formats that are wanted."""

    transcript: Transcript
    file_name: str  #: of the recording
    limits: SubtitleLimits = USUAL
    sound: Sound | None = None
    made_at: datetime = LONG_AGO  #: the same content at every export, so no clock is asked
    _cues: dict[bool, list[Cue]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.file_name = printable(self.file_name)

    def cues(self, *, named: bool) -> list[Cue]:
        """The subtitles. `named`: whoever begins to speak is named in the text."""
        if named not in self._cues:
            self._cues[named] = make_cues(self.transcript, self.limits, named=named)
        return self._cues[named]

    def check(self) -> SubtitleCheck:
        """Of the subtitles that were made; those with and without names count once."""
        return check(next(iter(self._cues.values()), []), self.limits)
