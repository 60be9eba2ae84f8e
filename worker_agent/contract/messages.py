"""The messages on the two queues: frozen, versioned, validated, each with its own encoding."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

T = TypeVar("T")

VERSION: Literal[1] = 1
LARGEST = 2**31 - 1  # what an INTEGER of every database holds
MAX_MESSAGE_BYTES = 256 * 1024  # far below SQS's 1 MiB for a batch of ten small messages

TaskUid = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
AttemptUid = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Token = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Seconds = Annotated[float, Field(ge=0, le=1e9)]  # a bound that a file can't reach, and that a timedelta can hold
Speed = Annotated[float, Field(ge=0, allow_inf_nan=False)]  # audio seconds per second of work
Count = Annotated[int, Field(ge=1, le=LARGEST)]


class InvalidMessage(ValueError):
    """No version of Earshot can have written the message."""


class UnknownMessage(Exception):
    """A later version of Earshot, or a part of it that is not installed here, may have written the message.

    The text says what is unknown, such as "version 2".
    """

    def __init__(self, what: str, task: TaskReference | None = None) -> None:
        """`task`: which task it is about, where that can be told."""
        super().__init__(what)
        self.task = task


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # year 1 or 9999, seen from another zone
        raise ValueError("no date that UTC knows") from error


def _without_way_up(key: str) -> str:
    if ".." in key.split("/"):
        raise ValueError("a key that leads out of the store")
    return key


ObjectKey = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=512), AfterValidator(_without_way_up)
]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class ContractModel(BaseModel):
    """A frozen value of the contract; unknown fields are ignored so that a newer sender harms no older reader."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class TranscribeOptions(ContractModel):
    """What the operator chose for one file; carried unchanged through every retry."""

    language: LanguageCode | None = None  #: ISO 639 code; None: detected from the audio
    model: str | None = Field(default=None, max_length=512)  #: None: the worker's default
    translate: bool = False  #: into English instead of the spoken language
    prompt: str | None = Field(default=None, max_length=2000)  #: names and spellings to expect
    word_timestamps: bool = True


class TaskReference(ContractModel):
    """Which task a message on the task queue is about, whatever its kind."""

    version: Literal[1] = VERSION
    task: TaskUid
    generation: Count
    #: the generation's secret, to be echoed in each status message
    token: Token | None = Field(default=None, repr=False)
    file_name: str = Field(max_length=1024)  #: for logs and people, never for opening a file


class TaskMessage(TaskReference):
    """One piece of work on one audio file: what a worker takes from the task queue."""

    kind: Literal["transcribe"] = "transcribe"
    audio_key: ObjectKey
    audio_sha256: Sha256 | None = None  #: of the audio; None: not to be checked
    max_attempts: int = Field(ge=1, le=100)
    options: TranscribeOptions = TranscribeOptions()

    def encode(self) -> str:
        return _encode(self)

    @classmethod
    def decode(cls, body: str) -> TaskMessage:
        """Parse a body from the task queue; raises InvalidMessage, UnknownMessage."""
        return _decode(_task_message, body, tag="kind", known=("transcribe",))


class TaskError(ContractModel):
    """Why an attempt did not succeed: a stable kind to group by, and a sentence for the person."""

    kind: str = Field(max_length=100)  #: such as "NotAudio", "ModelUnavailable"
    message: str = Field(max_length=2000)


class StatusBase(ContractModel):
    """What every status message says: which attempt speaks, and in which order."""

    version: Literal[1] = VERSION
    task: TaskUid
    generation: Count
    token: Token | None = Field(default=None, repr=False)  #: as the task's message had it
    attempt: AttemptUid  #: made by the worker on receipt
    number: Count  #: how often the queue had delivered the task by then
    sequence: int = Field(ge=0, le=LARGEST)  #: counts up within the attempt
    worker: str = Field(min_length=1, max_length=200)  #: "host/pid", unique per process
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
    """The transcript is stored."""

    type: Literal["completed"] = "completed"
    transcript_key: ObjectKey
    language: str = Field(max_length=10)
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
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,63}")  # of a kind or a type
_status_message: TypeAdapter[StatusMessage] = TypeAdapter(Annotated[StatusMessage, Field(discriminator="type")])


def encode_status(message: StatusMessage) -> str:
    return _encode(message)


def decode_status(body: str) -> StatusMessage:
    """Parse a body from the status queue; raises InvalidMessage, UnknownMessage."""
    return _decode(_status_message, body, tag="type", known=_STATUS_TYPES)


def _encode(message: ContractModel) -> str:
    """In ASCII, because SQS refuses some of the characters that a file's name may have."""
    return json.dumps(message.model_dump(mode="json"), separators=(",", ":"))


def _decode(adapter: TypeAdapter[T], body: str, *, tag: str, known: Sequence[str]) -> T:
    if len(body) > MAX_MESSAGE_BYTES:
        raise InvalidMessage(f"a message of {len(body):,} characters is too long")
    try:
        return adapter.validate_json(body)
    except (ValidationError, ValueError, RecursionError) as error:
        if what := _unknown(body, tag, known):
            raise UnknownMessage(what, _reference(body)) from error
        raise InvalidMessage(_first_line(error)) from error


def _unknown(body: str, tag: str, known: Sequence[str]) -> str | None:
    """What of the message a later version may have brought; None: no version can have written it."""
    fields = _fields(body)
    version, name = fields.get("version"), fields.get(tag)
    if type(version) is int and version > VERSION:  # True is an int, too
        return f"version {version}"
    if isinstance(name, str) and _NAME.fullmatch(name) and name not in known and version in (None, VERSION):
        return f"the {tag} {name!r}"
    return None


def _fields(body: str) -> dict[str, Any]:
    """Of the JSON object; none where the body is something else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _reference(body: str) -> TaskReference | None:
    try:
        return TaskReference.model_validate_json(body)
    except (ValidationError, ValueError, RecursionError):
        return None


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        return f"{where}: {first['msg']}"
    return str(error).splitlines()[0]
