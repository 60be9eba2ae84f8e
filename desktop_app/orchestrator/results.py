"""The results of the verbs, for whoever called them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.task import Task
from desktop_app.exporters.cues.check import SubtitleCheck


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file or task that was left out, with a sentence that says why and what to do."""

    what: str  #: as it is; whoever shows it makes one line of it
    why: str
    lasting: bool = False  #: whether it would be left out again as long as it is as it is


@dataclass(frozen=True, slots=True)
class SubmitProgress:
    """How far handing in has come."""

    looked_at: int
    found: int  #: grows while folders are still being searched


@dataclass(frozen=True, slots=True)
class SubmitReport:
    """What became of the files and folders that were handed in."""

    accepted: tuple[Task, ...] = ()
    known: tuple[Task, ...] = ()  #: tasks that were there already of the same file with the same options
    refused: tuple[Rejection, ...] = ()
    batch_id: int | None = None  #: which the accepted ones make; None: there are none


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What became of the tasks that were to be retried, cancelled or removed."""

    changed: tuple[int, ...] = ()
    refused: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Which files were written, or were there already."""

    files: tuple[Path, ...] = ()
    refused: tuple[Rejection, ...] = ()
    notes: tuple[Rejection, ...] = ()  #: what was written, but not quite as wished
    unchanged: tuple[Path, ...] = ()  #: those of `files` that were there already, and are left as they are
    numbered: tuple[Path, ...] = ()  #: those of `files` that were written with a number, for their name was taken
    replaced: int = 0  #: files that were there, and were written over
    left: int = 0  #: files that were there, and stay as they are
    undone: int = 0  #: tasks that were not come to, for it was stopped
    subtitles: SubtitleCheck = SubtitleCheck()
