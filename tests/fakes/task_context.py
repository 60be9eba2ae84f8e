"""A context in memory for tests of handlers: it remembers what is asked of it, and can break the work off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.agent_world import TASK
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.options import TaskOptions


@dataclass
class FakeContext:
    """`work_input`: what the task works on. `check`: what is called wherever the work can be broken off."""

    work_input: Path
    options: TaskOptions
    scratch: Path
    task: TaskMessage = TASK
    check: Callable[[], None] = lambda: None
    pieces: dict[str, bytes] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)  #: of the store
    looked_up: list[str] = field(default_factory=list)  #: keys of objects that were asked for
    work: list[tuple[float, float, float]] = field(default_factory=list)
    steps: list[tuple[float, float, bool]] = field(default_factory=list)
    progress: list[tuple[float, float]] = field(default_factory=list)

    def fetch_input(self) -> Path:
        return self.work_input

    def read_object(self, key: str) -> bytes | None:
        self.looked_up.append(key)
        return self.objects.get(key)

    def acquire_device(self) -> None:
        self.check()

    def prepare_for(self, seconds: float) -> None:
        """Nobody waits."""

    def start_work(self, seconds: float, done: float, total: float) -> None:
        self.work.append((seconds, done, total))

    def start_step(self, seconds: float, ahead: float, *, measured: bool = True) -> None:
        self.check()
        self.steps.append((seconds, ahead, measured))

    def finish_step(self, done: float, total: float, speed: float | None = None) -> None:
        self.progress.append((done, total))

    @property
    def stored(self) -> Sequence[str]:
        return sorted(self.pieces)

    def read(self, name: str) -> bytes | None:
        return self.pieces.get(name)

    def write(self, name: str, data: bytes) -> None:
        self.pieces[name] = data
