"""What a program must be allowed to do with the queues and the store, and what of it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QueueUse(StrEnum):
    SEND = "send"
    RECEIVE = "receive"
    DELETE = "delete"
    CHANGE_VISIBILITY = "change visibility"
    INSPECT = "inspect"  #: its depth and its attributes


class StoreUse(StrEnum):
    READ = "read"
    WRITE = "write"
    DELETE = "delete"
    LIST_UPLOADS = "list uploads"  #: those in parts that nobody has ended
    END_UPLOADS = "end uploads"


@dataclass(frozen=True, slots=True)
class QueueNeed:
    use: QueueUse
    vital: bool = True  #: False: work goes on without it


@dataclass(frozen=True, slots=True)
class StoreNeed:
    use: StoreUse
    under: str  #: the prefix of the keys
    vital: bool = True  #: as above


@dataclass(frozen=True, slots=True)
class Needs:
    """All that one program needs."""

    policy: str  #: the file in packaging/cloud that grants it
    task_queue: tuple[QueueNeed, ...]
    status_queue: tuple[QueueNeed, ...]
    store: tuple[StoreNeed, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """One that is refused, or of which only its use tells whether it is given."""

    need: QueueNeed | StoreNeed
    name: str  #: as the service calls it, such as "sqs:DeleteMessage"
    on: str  #: such as "the queue earshot-tasks"
    refused: bool
