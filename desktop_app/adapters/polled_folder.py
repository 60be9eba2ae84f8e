"""A folder that is looked at again and again, as nobody tells what changes there."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

SHARE = 20  # times as long as a look took, until the next one


class PolledFolder:
    """Compares what is there with what was there, all below it included but hidden folders.

    The library's own first look holds up every thread of the program until it is done: on a drive that hangs, for ever.
    """

    def __init__(self, folder: Path, pause: float) -> None:
        """`pause`: seconds, at least, between two looks. Raises OSError."""
        self._folder = folder
        self._pause = pause
        self._look()

    def changes(self) -> Sequence[Path]:
        if time.monotonic() < self._next_look:
            return []
        before = self._seen
        self._look()
        return [Path(path) for path, state in self._seen.items() if path not in before or before[path] != state]

    def close(self) -> None:
        """There is nothing to let go of."""

    def _look(self) -> None:
        began = time.monotonic()
        self._folder.stat()  # a walk through a folder that is not there finds nothing, and says nothing
        self._seen = dict(_states(self._folder))
        now = time.monotonic()
        self._next_look = now + max(self._pause, SHARE * (now - began))


def _states(folder: Path) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Of the files, their size and when they were changed; of folders, nothing but that they are there."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((os.path.join(here, name), None) for name in folders)  # noqa: PTH118  faster, for many files
        for name in files:
            path = os.path.join(here, name)  # noqa: PTH118
            try:
                there = os.stat(path)  # noqa: PTH116
            except OSError:  # it is gone again
                continue
            yield path, (there.st_size, there.st_mtime_ns)
