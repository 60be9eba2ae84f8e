"""Batches: the tasks of one drop, and what is kept beside them: presets, the order, the pauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desktop_app.domain.task import TaskStatus
from worker_agent.contract.options import TaskOptions


class Turn(Enum):
    """When something is to be done, among what waits."""

    FIRST = "first"  #: before everything else
    USUAL = "usual"  #: in its turn
    LAST = "last"  #: after everything else


def place_of(turn: Turn, now: datetime) -> int:
    """As a number, the least of which comes first: who asks later comes still sooner, or still later."""
    moment = int(now.timestamp() * 1000)
    return {Turn.FIRST: -moment, Turn.USUAL: 0, Turn.LAST: moment}[turn]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenDone:
    """What is to happen once all tasks of a batch have ended, on the computer that handed them in."""

    folder: str | None = None  #: absolute; where the transcripts are exported to; None: nowhere
    formats: tuple[str, ...] = ()
    notify: bool = False  #: whether the person is told
    follow_edits: bool = False  #: whether a transcript is exported again once it was edited
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: by format; a missing one has its usual ones
    subtitles: str = ""  #: the limits of subtitles, as people name them; empty: the usual ones
    anew: bool = False  #: whether it was changed since; what it wrote, and nobody has changed, is then written over

    def exports_as(self, other: WhenDone) -> bool:
        """Whether that exports the same to the same place."""
        return all(getattr(self, name) == getattr(other, name) for name in ("folder", "formats", "parts", "subtitles"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedTranscript:
    """What the export of a batch has written of a task."""

    task_id: int
    edited_at: datetime | None  #: of the text that was written; None: it was the machine's
    digests: Mapping[str, str]  #: of the files' content, by path


@dataclass(frozen=True, slots=True)
class FolderDay:
    """A day of a watched folder: the files that come into it then are one batch.

    One that was done is open again when more of them come: what is to happen when it is done happens once more, when
    those have ended too. Of one whose tasks were all removed, nothing is left: the next file begins it anew.
    """

    path: str  #: of the folder, absolute
    day: date  #: by the clock of the computer that has the folder


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """A drop whose first tasks are about to be inserted."""

    name: str
    submitted_by: str  #: user@host
    host: str  #: that handed it in
    kind: str
    options: TaskOptions
    when_done: WhenDone = WhenDone()
    folder_day: FolderDay | None = None  #: of this, a host has one batch for each kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The tasks of one drop. It goes with its last task."""

    id: int
    name: str
    submitted_by: str  #: user@host
    host: str
    submitted_at: datetime
    kind: str
    options: TaskOptions
    when_done: WhenDone = WhenDone()
    place: int = 0  #: see place_of; of its tasks that have none of their own
    paused: bool = False  #: whether those of its tasks that are not on the queue yet stay here
    done_at: datetime | None = None  #: when all had ended, and what was to happen then had been done
    done_note: str | None = None  #: why the latest try of that did not succeed


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSummary:
    """A batch with the state of its tasks."""

    batch: Batch
    counts: Mapping[TaskStatus, int]  #: every status is there
    progress: float  #: 0 to 1; each task counts the same
    audio_left: float  #: seconds of the recordings that are still to do, as far as their lengths are known
    speed: float | None  #: audio seconds per second of those that run; None: none does, or it is not known

    @property
    def tasks(self) -> int:
        return sum(self.counts.values())

    @property
    def has_ended(self) -> bool:
        """Whether none of its tasks is open."""
        return all(status.terminal or not count for status, count in self.counts.items())

    @property
    def seconds_left(self) -> float | None:
        """If it goes on as now; None: it can't be told."""
        return self.audio_left / self.speed if self.speed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A choice of kind and options with a name, for all who work with this database."""

    name: str
    kind: str
    options: TaskOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Where what waits is."""

    on_queue: int = 0  #: sent, and not taken by a worker as far as is known
    waiting: int = 0  #: ready to be sent; those that are paused are among them
    paused: int = 0  #: of those that wait
    to_upload: int = 0  #: the recording is not in the store yet
    paused_kinds: frozenset[str] = field(default_factory=frozenset)  #: ALL_KINDS among them: everything is paused


ALL_KINDS = ""  #: stands for every kind where kinds are paused
