"""Tasks and attempts, and the rules by which status messages change them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from worker_agent.contract.artifacts import Artifact, ResultValues
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import TaskOptions, TranscribeOptions


class TaskStatus(StrEnum):
    """Where a task stands; spelled so in JSON and in the database."""

    PENDING = "pending"  #: waiting for a worker, for the first time or again
    IN_PROGRESS = "in_progress"  #: a worker holds a lease on it
    COMPLETED = "completed"  #: the result is stored
    FAILED = "failed"  #: no attempt succeeded, or none can
    CANCELLED = "cancelled"  #: an operator wanted it no more

    @property
    def terminal(self) -> bool:
        """Whether only an operator's retry changes it."""
        return self in (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED)

    @property
    def unsolved(self) -> bool:
        """Whether what the task is for is still wanted, and not there."""
        return self not in (TaskStatus.COMPLETED, TaskStatus.CANCELLED)


class Outcome(StrEnum):
    """What became of one attempt."""

    RUNNING = "running"  #: its lease has not ended, as far as we know
    COMPLETED = "completed"  #: it brought the task's transcript
    FAILED = "failed"  #: it found what no retry can mend
    RETRYING = "retrying"  #: it met what a later attempt may not
    RELEASED = "released"  #: its worker left and gave the task back
    LOST = "lost"  #: its worker died, or its lease ended without a report
    SUPERSEDED = "superseded"  #: its report came after the task had been settled


@dataclass(frozen=True, slots=True)
class NewTask:
    """A file that an operator handed in, probed and hashed."""

    uid: str  #: 32 hexadecimal digits, the task's name in messages and in the store
    file_name: str
    source_path: str  #: absolute, on `source_host`
    source_host: str
    audio_sha256: str
    audio_bytes: int
    duration_seconds: float | None  #: as the file's header promises; None: it does not say
    options: TaskOptions
    secret: str = field(repr=False)  #: random; the tokens of its generations are made from it
    kind: str = "transcribe"
    duplicate_of: int | None = None  #: as in Task
    batch_id: int | None = None  #: as in Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece of work, mostly on one audio file. Times are UTC and zone-aware, lengths in seconds."""

    id: int  #: what people type; grows with time
    uid: str
    secret: str = field(default="", repr=False)  #: the tokens of its generations are made from it
    generation: int = 1  #: how often it was put on the queue anew
    status: TaskStatus = TaskStatus.PENDING
    file_name: str
    source_path: str
    source_host: str
    audio_sha256: str
    audio_bytes: int
    duration_seconds: float | None = None
    kind: str = "transcribe"
    options: TaskOptions = TranscribeOptions()
    duplicate_of: int | None = None  #: the task with the same recording whose work this one shares
    batch_id: int | None = None  #: None: it came in before there were batches, or is a report
    place: int = 0  #: when it is to be done, among what waits; see batch.place_of

    attempt: int = 0  #: number of the latest attempt; 0: none yet
    attempt_uid: str | None = None
    sequence: int = -1  #: of the latest message applied of that attempt
    worker: str | None = None  #: who works on it, or did last
    progress: float = 0.0  #: 0 to 1
    speed: float | None = None  #: audio seconds per second of work
    lease_until: datetime | None = None  #: while in progress
    visible_at: datetime | None = None  #: while pending for a retry: when a worker may take it

    error: TaskError | None = None  #: of the latest attempt that did not succeed
    warning: str | None = None  #: what the person should know of the audio
    language: str | None = None  #: as heard
    transcript_key: str | None = None
    artifacts: tuple[Artifact, ...] = ()  #: what it has made beside a transcript
    values: ResultValues = field(default_factory=dict, hash=False)  #: of its result, by column

    submitted_at: datetime
    queued_at: datetime | None = None  #: when this generation's message was sent
    started_at: datetime | None = None  #: of the latest attempt
    heard_at: datetime | None = None  #: when the worker of the latest attempt last reported
    finished_at: datetime | None = None
    edited_at: datetime | None = None  #: when a person last saved a revision of the transcript; None: nobody has
    edited_by: str | None = None  #: who did
    revision: int = 0  #: grows with every change of the task; set by the database

    @property
    def retried(self) -> bool:
        """Whether it needed or needs another attempt, or failed."""
        return self.status is TaskStatus.FAILED or self.attempt > 1 or self.generation > 1 or self.error is not None

    @property
    def has_result(self) -> bool:
        """Whether there is something to read or to export: of a completed task, as long as it is kept."""
        return self.transcript_key is not None or bool(self.artifacts)

    @property
    def is_readable(self) -> bool:
        """Whether there is something to read or to export: its result, or what a person has made of an earlier one."""
        return self.edited_at is not None or (self.status is TaskStatus.COMPLETED and self.has_result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One delivery of a task to one worker."""

    uid: str
    task_id: int
    generation: int
    number: int
    worker: str
    outcome: Outcome = Outcome.RUNNING
    started_at: datetime
    ended_at: datetime | None = None
    lease_until: datetime | None = None
    error: TaskError | None = None
    resumed_from_seconds: float = 0.0
    sequence: int = -1  #: of the latest message applied


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptRecord:
    """The transcript that counts for a task: its text, and where the whole document lies."""

    task_id: int
    generation: int
    attempt_uid: str
    object_key: str
    language: str
    text: str  #: of the version that counts: a person's latest, or else the machine's
    moments: str | None = ""  #: when what of the text is said (moments.py), "": unknown; None: it can't be searched yet
