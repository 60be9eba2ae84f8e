"""Kinds of task. Each is a class named in the entry-point group `earshot.handlers` under the kind that it handles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.transcript import Transcript


class TaskContext(Protocol):
    """One task, as its handler sees it. Every method may raise Interrupted: the handler lets it pass."""

    @property
    def task(self) -> TaskMessage: ...

    @property
    def scratch(self) -> Path:
        """A folder for what is needed until the work is done."""

    def fetch_audio(self) -> Path:
        """A local file with the recording, not to be written to."""

    def check(self) -> None:
        """To be called every second or so of work, wherever the work can be broken off."""

    def expect(self, seconds: float) -> None:
        """The next check comes within so many seconds; if not, the work is taken to hang, and the process ends."""

    def extend_initial_lease(self) -> None:
        """To be called now and then until `resize_lease` is: keeps the first lease from ending, for half an hour."""

    def resize_lease(self, seconds: float) -> None:
        """Keep the task for so many seconds from now, be that more or less than it was ours for."""

    def ensure_remaining(self, step: float, at_least: float, ask_for: float) -> None:
        """Keep the task for `at_least` seconds more; if that is not ours yet, ask once for `ask_for`.

        Raises LeaseLimitReached where not even the next `step` seconds can be had.
        """

    def progress(self, done: float, total: float, speed: float | None) -> None:
        """Tell the person how many seconds of audio are done."""

    def resume(self, seconds: float) -> None:
        """Tell the person how many seconds of audio earlier attempts had done."""

    @property
    def stored(self) -> Sequence[str]:
        """The names of the pieces of work that earlier attempts have kept."""

    def read(self, name: str) -> bytes | None:
        """A piece that was kept; None: it is gone. Raises StoreUnavailable."""

    def write(self, name: str, data: bytes) -> None:
        """Keep a finished piece, from which another attempt can go on."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a handler has made of a task."""

    transcript: Transcript
    speed: float | None  #: seconds of audio per second of work


class TaskHandler(Protocol):
    """Handles the tasks of one kind, one at a time. Built with the worker's settings."""

    @property
    def needs(self) -> str:
        """What `prepare` brings in, for the person."""

    def prepare(self) -> None:
        """Bring in what takes long, before the first task is taken.

        Raises ModelUnavailable, ModelUnreachable or ModelUnusable.
        """

    def handle(self, context: TaskContext) -> Result:
        """Do the work. PermanentError: no retry helps; any other exception: another attempt may succeed."""
