"""The interface of a handler, which does the tasks of one kind.

A handler declares: what it has finished, how long a step takes, what it has made. The attempt acts on that: it sizes
the lease, watches for a hang, stores and reports. Whoever plugs in a kind needs this module, `kinds.py` and
`options.py`; how such a class is found, kinds.py says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from worker_agent.contract.artifacts import ResultValues
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.kinds import TaskKind
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.options import TaskOptions


class WorkError(Exception):
    """Something is wrong with the work on a task; the text is a sentence for the person."""

    kind: str = ErrorKind.UNEXPECTED  #: what errors are grouped by


class PermanentError(WorkError):
    """No retry can mend this."""


@dataclass(frozen=True, slots=True)
class NewArtifact:
    """A file that a handler has made."""

    name: str  #: such as "report.pdf": small letters, digits, `._-`
    media_type: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Result:
    """What a handler has made of a task."""

    artifacts: Sequence[NewArtifact]
    duration_seconds: float = 0.0  #: of the recording
    values: ResultValues = field(default_factory=dict)  #: for the columns of the kind
    language: str | None = None
    warning: str | None = None  #: what the person should know
    speed: float | None = None  #: seconds of audio per second of work


class TaskContext(Protocol):
    """One task, as its handler sees it. Any method may raise, to break the work off: the handler lets that pass."""

    @property
    def task(self) -> TaskMessage: ...

    @property
    def options(self) -> TaskOptions:
        """Of the class that the kind declares."""

    @property
    def scratch(self) -> Path:
        """A folder for what is needed until the work is done."""

    def fetch_input(self) -> Path:
        """A local file with what the task works on, not to be written to."""

    def read_object(self, key: str) -> bytes | None:
        """A document of the store that the input names; None: it is not there."""

    def check(self) -> None:
        """To be called every second or so, wherever the work can be broken off."""

    def prepare_for(self, seconds: float) -> None:
        """Preparations begin that take about so long."""

    def acquire_device(self) -> None:
        """Wait until the device is ours, which one task at a time has; it is, to the end of `handle`."""

    def start_work(self, seconds: float, done: float, total: float) -> None:
        """The work begins, and takes about so many seconds. Earlier attempts had done `done` of `total` seconds of
        audio."""

    def start_step(self, seconds: float, ahead: float, *, measured: bool = True) -> None:
        """A step begins that takes about so many seconds, of `ahead` seconds of work; the next check may come at its
        end. `measured`: the estimate is no mere guess."""

    def finish_step(self, done: float, total: float, speed: float | None = None) -> None:
        """So many of `total` seconds of audio are done. `speed`: seconds of audio per second of work."""

    @property
    def stored(self) -> Sequence[str]:
        """The names of the pieces of work that earlier attempts have kept."""

    def read(self, name: str) -> bytes | None:
        """A piece that was kept; None: it is gone. Raises StoreUnavailable."""

    def write(self, name: str, data: bytes) -> None:
        """Keep a finished piece, from which another attempt can resume."""


class TaskHandler(Protocol):
    """Handles the tasks of one kind. Built without arguments where a package plugs it in.

    One task at a time, unless the class has an attribute `prepares_ahead` that is true: then `handle` is called for
    the next task, on another thread, while it works on one, and calls `acquire_device` itself before it computes.
    """

    @property
    def kind(self) -> TaskKind:
        """To be known of the class, too."""

    @property
    def needs(self) -> str:
        """What `prepare` brings in, for the person; "": nothing."""

    def prepare(self) -> None:
        """Bring in what takes long, before the first task is taken."""

    def handle(self, context: TaskContext) -> Result:
        """Do the work. PermanentError: no retry helps; any other exception: another attempt may succeed."""


def prepares_ahead(handler: TaskHandler) -> bool:
    """Whether `handle` may be called for the next task while it works on one."""
    return bool(getattr(handler, "prepares_ahead", False))
