"""The messages on the two queues: frozen, versioned, validated, each with its own encoding."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import (
    Field,
    SerializeAsAny,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from worker_agent.contract.artifacts import Artifact, ResultValues
from worker_agent.contract.message_body import fields_of, find_unknown_part, first_line
from worker_agent.contract.model import (
    LARGEST,
    PROTOCOL,
    AttemptUid,
    ContractModel,
    Count,
    KindName,
    Moment,
    ObjectKey,
    Seconds,
    Sha256,
    Speed,
    TaskUid,
    Token,
)
from worker_agent.contract.options import OPTIONS, TaskOptions, find_unknown, parse_options

T = TypeVar("T")

_LONGEST_NAME = 200  # characters of a worker's
MAX_MESSAGE_BYTES = 256 * 1024  # far below SQS's 1 MiB for a batch of ten small messages


class InvalidMessage(ValueError):
    """No version of Earshot can have written the message."""


class UnknownMessage(Exception):
    """A later version of Earshot, or a part of it that is not installed here, may have written the message.

    The text says what is unknown, such as "version 2 of the messages".
    """

    def __init__(self, what: str, task: TaskReference | None = None, worker: str = "") -> None:
        """`task`: which task it is about; `worker`: who sent it; both where that can be told."""
        super().__init__(what)
        self.task = task
        self.worker = worker


class TaskReference(ContractModel):
    """Which task a message on the task queue is about, whatever its kind; every later version says it, too."""

    version: Literal[1] = PROTOCOL
    task: TaskUid
    generation: Count
    #: the generation's secret, to be echoed in each status message
    token: Token | None = Field(default=None, repr=False)
    file_name: str = Field(max_length=1024)  #: for logs and people, never for opening a file


class TaskMessage(TaskReference):
    """One piece of work, mostly on one audio file: what a worker takes from the task queue."""

    kind: KindName = "transcribe"
    audio_key: ObjectKey  #: of what the task works on; for a report, a list of tasks instead of audio
    audio_sha256: Sha256 | None = None  #: of that; None: not to be checked
    max_attempts: int = Field(ge=1, le=100)
    options: SerializeAsAny[TaskOptions] = Field(default_factory=TaskOptions, validate_default=True)

    @field_validator("options", mode="plain")
    @classmethod
    def _of_its_kind(cls, options: object, info: ValidationInfo) -> TaskOptions:
        return parse_options(info.data.get("kind", ""), options)

    def encode(self) -> str:
        return _encode(self)

    @classmethod
    def decode(cls, body: str, kinds: Mapping[str, type[TaskOptions]] = OPTIONS) -> TaskMessage:
        """Parse a body from the task queue; raises InvalidMessage, UnknownMessage.

        `kinds`: those that are known, with their options.
        """
        message = _decode(_task_message, body, tag="kind", known=OPTIONS)
        if message.kind not in kinds:
            raise UnknownMessage(f"the kind {message.kind!r}", message)
        if unknown := find_unknown(kinds[message.kind], message.options):
            raise UnknownMessage(f"the option {unknown!r}", message)
        return message


class TaskError(ContractModel):
    """Why an attempt did not succeed: a stable kind to group by, and a sentence for the person."""

    kind: str = Field(max_length=100)  #: such as "NotAudio", "ModelUnavailable"
    message: str = Field(max_length=2000)


class StatusBase(ContractModel):
    """What every status message says: which attempt reports, and in which order."""

    version: Literal[1] = PROTOCOL
    task: TaskUid
    generation: Count
    token: Token | None = Field(default=None, repr=False)  #: as the task's message had it
    attempt: AttemptUid  #: made by the worker on receipt
    number: Count  #: how often the queue had delivered the task by then
    sequence: int = Field(ge=0, le=LARGEST)  #: counts up within the attempt
    worker: str = Field(min_length=1, max_length=_LONGEST_NAME)  #: "host/pid" or the like, unique per process
    at: Moment = Field(default_factory=lambda: datetime.now(UTC))


class Started(StatusBase):
    """The worker has taken the task."""

    type: Literal["started"] = "started"
    lease_until: Moment


class Progress(StatusBase):
    """For people, not for failure detection: how far the attempt has come."""

    type: Literal["progress"] = "progress"
    lease_until: Moment
    done_seconds: Seconds  #: audio written down so far
    total_seconds: Seconds  #: length of the audio
    speed: Speed | None = None
    resumed_from_seconds: Seconds = 0


class Completed(StatusBase):
    """The result is stored."""

    type: Literal["completed"] = "completed"
    transcript_key: ObjectKey | None = None  #: where the result is a transcript
    artifacts: tuple[Artifact, ...] = Field(default=(), max_length=100)
    values: ResultValues = Field(default_factory=dict)
    language: str | None = Field(default=None, max_length=10)
    duration_seconds: Seconds
    speed: Speed | None = None
    resumed_from_seconds: Seconds = 0
    warning: str | None = Field(default=None, max_length=2000)  #: what the person should know of the audio


class Failed(StatusBase):
    """No retry can mend this."""

    type: Literal["failed"] = "failed"
    error: TaskError


class Retrying(StatusBase):
    """A later attempt may succeed; the task becomes visible again by itself."""

    type: Literal["retrying"] = "retrying"
    error: TaskError
    visible_at: Moment


class Released(StatusBase):
    """The worker is leaving and has given the task back; it is visible at once."""

    type: Literal["released"] = "released"
    reason: str = Field(max_length=500)


class Dropped(StatusBase):
    """The worker found the task cancelled and removed it from the queue."""

    type: Literal["dropped"] = "dropped"


StatusMessage = Started | Progress | Completed | Failed | Retrying | Released | Dropped

_task_message: TypeAdapter[TaskMessage] = TypeAdapter(TaskMessage)
_STATUS_TYPES = tuple(kind.model_fields["type"].default for kind in get_args(StatusMessage))
_status_message: TypeAdapter[StatusMessage] = TypeAdapter(Annotated[StatusMessage, Field(discriminator="type")])


def encode_status(message: StatusMessage) -> str:
    return _encode(message)


def decode_status(body: str) -> StatusMessage:
    """Parse a body from the status queue; raises InvalidMessage, UnknownMessage."""
    return _decode(_status_message, body, tag="type", known=_STATUS_TYPES)


def _encode(message: ContractModel) -> str:
    """In ASCII, because SQS refuses some of the characters that a file's name may have."""
    return json.dumps(message.model_dump(mode="json"), separators=(",", ":"))


def _decode(adapter: TypeAdapter[T], body: str, *, tag: str, known: Container[str]) -> T:
    if len(body) > MAX_MESSAGE_BYTES:
        raise InvalidMessage(f"a message of {len(body):,} characters is too long")
    try:
        return adapter.validate_json(body)
    except (ValidationError, ValueError, RecursionError) as error:
        if what := find_unknown_part(body, PROTOCOL, tag, known):
            raise UnknownMessage(what, _reference(body), _worker(body)) from error
        raise InvalidMessage(first_line(error)) from error


def _reference(body: str) -> TaskReference | None:
    try:
        return TaskReference.model_validate({**fields_of(body), "version": PROTOCOL})
    except (ValidationError, ValueError, RecursionError):
        return None


def _worker(body: str) -> str:
    """Who sent a status message of whatever version; "": that can't be told."""
    worker = fields_of(body).get("worker")
    return worker[:_LONGEST_NAME] if isinstance(worker, str) else ""
