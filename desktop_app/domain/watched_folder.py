"""Folders whose recordings become tasks by themselves, and the files in them that were dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worker_agent.contract.options import TaskOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """A folder, what is to be done with its recordings, and what came of it so far."""

    id: int
    host: str  #: the computer that has the folder
    path: str  #: absolute, on `host`
    kind: str  #: of the tasks
    options: TaskOptions  #: of the tasks
    added_at: datetime
    taken: int = 0  #: files that became tasks
    taken_at: datetime | None = None  #: the latest of them
    taken_name: str | None = None  #: the latest of them, as its task is called
    refused: int = 0  #: files that are no recordings
    refusal: str | None = None  #: the latest of them, and why
    fault: str | None = None  #: why the folder can't be watched at present


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it looks without being read."""

    path: str
    size: int  #: bytes
    modified: int  #: nanoseconds, as the file system tells


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that a watched folder has dealt with."""

    state: FileState
    sha256: str | None  #: of its content; None: it is no recording
