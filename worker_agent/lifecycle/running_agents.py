"""The agents that run on this machine, as the files tell in which they note what they hold."""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from worker_agent.lifecycle.shutdown import DRAIN

_BETWEEN_LOOKS = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class RunningAgent:
    """A process that holds a lock."""

    pid: int
    lock: Path

    @property
    def runs(self) -> bool:
        """The system frees the lock however the process ends."""
        if not self.lock.exists():
            return False
        try:
            with FileLock(self.lock, timeout=0):
                return False
        except Timeout:
            return True

    def drain(self) -> bool:
        """Ask it to finish what it has in work, and to leave; returns whether it could be asked.

        Raises PermissionError where it is another user's.
        """
        if DRAIN is None or not self._has_that_pid():
            return False
        os.kill(self.pid, DRAIN)
        return True

    def _has_that_pid(self) -> bool:
        """Whether the process of that number has the lock open: in a container, numbers are others."""
        try:
            opened = list(Path(f"/proc/{self.pid}/fd").iterdir())
        except FileNotFoundError:
            return False
        return any(each.resolve() == self.lock.resolve() for each in opened)


def running_agents(folder: Path) -> list[RunningAgent]:
    """`folder`: in which the agents note what they hold."""
    found = [(lock.name.partition("-")[0], lock) for lock in sorted(folder.glob("*.lock"))]
    agents = [RunningAgent(int(pid), lock) for pid, lock in found if pid.isdecimal()]
    return [agent for agent in agents if agent.runs]


def wait_for_end(agents: Collection[RunningAgent], seconds: float) -> list[RunningAgent]:
    """Returns those that run still after so many seconds."""
    deadline = time.monotonic() + seconds
    while (left := [agent for agent in agents if agent.runs]) and time.monotonic() < deadline:
        time.sleep(_BETWEEN_LOOKS)
    return left
