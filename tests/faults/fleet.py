"""The processes of the system, supervised as a machine's init would: whoever ends is replaced by a fresh one."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from worker_agent.contract.supervision import WorkerState

ROOT = Path(__file__).parents[2]  # where the programs are found
ANNOUNCES = "worker_agent.lifecycle.event_log: state "  # in the log, before what a worker is doing
TRANSCRIBES = ": transcribing chunks "  # in the log, where it begins with a batch
SPARED = 3.0  # seconds after waking in which a worker meets no other fault
TIME_TO_LEAVE = 60.0  # seconds after which a worker that was asked to leave should long be gone


class Role(StrEnum):
    """What a process is."""

    WORKER = "worker"
    ORCHESTRATOR = "orchestrator"
    LIAR = "liar"


EARSHOT = (sys.executable, "-m", "tests.faults.short_timeouts")
_COMMANDS = {
    Role.WORKER: (sys.executable, "-m", "worker_agent", "run"),
    Role.ORCHESTRATOR: (*EARSHOT, "--verbose", "orchestrate"),
    Role.LIAR: (sys.executable, "-m", "tests.faults.liar"),
}


@dataclass(slots=True)
class Member:
    """One process."""

    role: Role
    process: subprocess.Popen[bytes]
    log: Path
    wakes: float | None = None  #: when it is woken, where it is stopped
    spared_until: float = 0.0  #: by then it has shown what it does once woken
    leaves_by: float | None = None  #: when it should be gone, where it was asked to leave
    killed: bool = False

    def says(self, state: WorkerState) -> bool:
        """Whether that is what it does, as its log tells."""
        return self._since_announced.startswith(state)

    @property
    def is_far_on(self) -> bool:
        """Whether it has done a part of the recording that it works on."""
        return self._since_announced.count(TRANSCRIBES) > 1

    @property
    def _since_announced(self) -> str:
        return self.log.read_text(errors="replace").rpartition(ANNOUNCES)[2]


class Fleet:
    """Not for use by several threads."""

    def __init__(self, variables: Mapping[str, str], folder: Path, sizes: Mapping[Role, int]) -> None:
        """`folder`: for the logs; `sizes`: how many there are of each role."""
        self._variables = variables
        self._folder = folder
        self._sizes = dict(sizes)
        self._members: list[Member] = []
        self._started = 0
        self.complaints: list[str] = []  #: what no fault accounts for
        folder.mkdir(parents=True)

    @property
    def ready(self) -> bool:
        """Whether all the workers wait for tasks."""
        return all(member.says(WorkerState.IDLE) for member in self._at_work(Role.WORKER))

    @property
    def sleeps(self) -> bool:
        """Whether one of them is stopped, or was woken just now."""
        return any(member.spared_until > time.monotonic() for member in self._members)

    def supervise(self) -> None:
        """Wake whose time it is, bury the dead, fill the gaps."""
        now = time.monotonic()
        for member in self._members:
            if member.wakes is not None and member.wakes <= now:
                self._wake(member)
        self._members = [member for member in self._members if not self._gone(member, now)]
        for role, size in self._sizes.items():
            for _ in range(size - len(self._at_work(role))):
                self._start(role)

    def kill(self, role: Role, choice: float) -> None:
        member = self._choose(role, choice)
        member.killed = True
        member.process.kill()
        member.process.wait()

    def stop(self, choice: float, seconds: float) -> None:
        """Let a worker stand still for so long."""
        member = self._choose(Role.WORKER, choice)
        member.process.send_signal(signal.SIGSTOP)
        member.wakes = time.monotonic() + seconds
        member.spared_until = member.wakes + SPARED

    def ask_to_leave(self, choice: float) -> None:
        """A fresh worker takes the place at once."""
        member = self._choose(Role.WORKER, choice)
        member.process.terminate()
        member.leaves_by = time.monotonic() + TIME_TO_LEAVE

    def dismiss(self, role: Role) -> None:
        """End those that there are; nobody takes their place."""
        self._sizes[role] = 0
        for member in self._at_work(role):
            member.killed = True
            member.process.kill()
            member.process.wait()

    def logs(self, role: Role) -> list[Path]:
        """In the order in which the processes were started."""
        return sorted(self._folder.glob(f"*-{role}.log"))

    def count_in_logs(self, role: Role, mark: str) -> int:
        """How often it stands in them."""
        return sum(log.read_text(errors="replace").count(mark) for log in self.logs(role))

    def close(self) -> None:
        for member in self._members:
            member.process.kill()
            member.process.wait()

    def _at_work(self, role: Role) -> list[Member]:
        return [member for member in self._members if member.role is role and member.leaves_by is None]

    def _choose(self, role: Role, choice: float) -> Member:
        """One of those that have the most to lose: in the midst of a recording, or at least at work on one."""
        self.supervise()
        members = self._at_work(role)
        awake = [member for member in members if member.spared_until <= time.monotonic()] or members
        working = [member for member in awake if member.says(WorkerState.WORKING)]
        chosen = [member for member in working if member.is_far_on] or working or awake
        return chosen[int(choice * len(chosen))]

    def _start(self, role: Role) -> None:
        self._started += 1
        log = self._folder / f"{self._started:05}-{role}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                _COMMANDS[role], cwd=ROOT, env=self._variables, stdin=subprocess.DEVNULL, stderr=file
            )
        self._members.append(Member(role, process, log))

    def _wake(self, member: Member) -> None:
        member.process.send_signal(signal.SIGCONT)
        member.wakes = None

    def _gone(self, member: Member, now: float) -> bool:
        status = member.process.poll()
        if status is None and member.leaves_by is not None and now > member.leaves_by:
            self.complaints.append(f"{member.log.name}: the worker was asked to leave, and did not")
            member.process.kill()
            status = member.process.wait()
        elif status is not None and not member.killed and status not in _proper_ends(member):
            self.complaints.append(f"{member.log.name}: the {member.role} ended by itself, with status {status}")
        return status is not None


def _proper_ends(member: Member) -> tuple[int, ...]:
    """The exit statuses of one that was asked to leave, which may have been before it could listen."""
    return () if member.leaves_by is None else (0, -signal.SIGTERM)
