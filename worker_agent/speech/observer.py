"""The observer of a transcription: sizes leases, feeds the watchdog, reports progress."""

from __future__ import annotations

from typing import Protocol

from worker_agent.speech.plan import Plan


class TranscriptionObserver(Protocol):
    """Is told of the progress of the work, and may break it off by raising from any method.

    How much work is left is told as `Plan` counts it: in seconds of speech in full chunks.
    """

    def check(self) -> None:
        """Called wherever the work can be broken off."""

    def planned(self, done: float, total: float, left: float) -> None:
        """The work on the words begins. `done`: seconds of the recording that earlier attempts had done."""

    def batch_started(self, chunks: Plan, first: int, end: int) -> None:
        """The batch of chunks from `first` to before `end` is begun."""

    def repair_started(self, seconds: float) -> None:
        """A chunk with so much speech is transcribed once more, alone."""

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        """A batch is done, and kept. `speed`: audio per second of work."""


class NullObserver:
    """Nobody wants to know."""

    def check(self) -> None:
        pass

    def planned(self, done: float, total: float, left: float) -> None:
        pass

    def batch_started(self, chunks: Plan, first: int, end: int) -> None:
        pass

    def repair_started(self, seconds: float) -> None:
        pass

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        pass
