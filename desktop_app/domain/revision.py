"""Revisions: what persons have made of a transcript."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

Stamp = tuple[int, int]  #: names one state of a transcript: the number of the revision, and how often it was saved
UNEDITED: Stamp = (0, 0)  #: nobody has edited it: the machine's text counts


@dataclass(frozen=True, slots=True)
class MachineText:
    """Which of the texts that machines have written for a task."""

    generation: int
    attempt_uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A person's version of a transcript, without the document itself. That with the highest number counts."""

    task_id: int
    number: int  #: from 1
    saves: int = 1  #: how often it was saved: it is written while the person types
    author: str  #: as the system knows the person
    host: str
    begun_at: datetime
    saved_at: datetime
    origin: MachineText  #: the text that it corrects

    @property
    def stamp(self) -> Stamp:
        return self.number, self.saves

    def saved_again(self, at: datetime, origin: MachineText) -> Revision:
        return replace(self, saves=self.saves + 1, saved_at=at, origin=origin)


def stamp_of(revision: Revision | None) -> Stamp:
    """`revision`: the latest; None: there is none."""
    return revision.stamp if revision else UNEDITED
