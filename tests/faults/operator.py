"""The person at the desk: hands files in and cancels tasks with `earshot`, again and again until it has worked."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.task import Task
from tests.faults.fleet import EARSHOT, ROOT

BREATH = 0.5  # seconds until a command that did not work is typed again

NextCommand = Callable[[], Sequence[str] | None]  #: what to type; empty: nothing yet; None: nothing any more


@dataclass(slots=True)
class Errand:
    """Something that the person wants done."""

    next_command: NextCommand
    paths: frozenset[Path] = frozenset()  #: what is handed in by it
    process: subprocess.Popen[bytes] | None = None
    not_before: float = 0.0


class Operator:
    """Never waits: `tend` is to be called every now and then. Not for use by several threads."""

    def __init__(self, variables: Mapping[str, str], log: Path) -> None:
        self._variables = variables
        self._log = log.open("wb")
        self._errands: list[Errand] = []
        self._handed_in: set[Path] = set()

    @property
    def busy(self) -> bool:
        return bool(self._errands)

    def hand_in(self, paths: Sequence[Path]) -> None:
        self._errands.append(Errand(lambda: ("submit", *map(str, paths)), frozenset(paths)))

    def cancel(self, path: Path, find: Callable[[], Task | None]) -> None:
        """Once the file is handed in: handed in again, a cancelled one becomes another task. `find`: looks it up."""
        self._errands.append(Errand(lambda: _how_to_cancel(find) if path in self._handed_in else ()))

    def tend(self) -> None:
        """See what has become of each command, and type the next."""
        self._errands = [errand for errand in self._errands if not self._done(errand)]

    def close(self) -> None:
        for errand in self._errands:
            if errand.process:
                errand.process.kill()
                errand.process.wait()
        self._log.close()

    def _done(self, errand: Errand) -> bool:
        if errand.process is None:
            return time.monotonic() >= errand.not_before and self._begin(errand)
        status = errand.process.poll()
        if status is None:
            return False
        errand.process, errand.not_before = None, time.monotonic() + BREATH
        if status == 0:
            self._handed_in |= errand.paths
        return status == 0

    def _begin(self, errand: Errand) -> bool:
        """Returns whether there is nothing to do any more."""
        command = errand.next_command()
        if command:
            errand.process = subprocess.Popen(
                [*EARSHOT, *command],
                cwd=ROOT,
                env=self._variables,
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
            )
        return command is None


def _how_to_cancel(find: Callable[[], Task | None]) -> Sequence[str] | None:
    try:
        task = find()
    except DatabaseUnavailable:  # its connections were cut
        return ()
    if task is None:
        return ()
    return None if task.status.terminal else ("cancel", str(task.id))
