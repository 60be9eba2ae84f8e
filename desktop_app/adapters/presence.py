"""Presence: how the processes that share a home folder know which of them are alive."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.domain.errors import EarshotError


class Presence:
    """A locked file with this process's name: the system lets go of the lock when the process ends, however it does."""

    def __init__(self, home: Path) -> None:
        self.name = uuid.uuid4().hex
        self._folder = home / "running"
        self._roll = home / "running.lock"
        self._lock = FileLock(self._folder / self.name, thread_local=False)
        self._duties: dict[str, FileLock] = {}

    def show(self) -> None:
        """Be known as alive from now on; raises EarshotError."""
        if self._lock.is_locked:
            return
        try:
            with self._alone():
                self._lock.acquire(blocking=False)
        except OSError as error:
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Count as dead from now on, for what was not carried out is for others to do."""
        self._lock.release(force=True)
        for duty in self._duties.values():
            duty.release(force=True)

    def takes(self, duty: str) -> bool:
        """Whether it is for this process, and for no other one that works from this home folder; it stays so until the
        process ends. May be asked often; raises EarshotError."""
        lock = self._duties.setdefault(duty, FileLock(self._folder.with_name(f"{duty}.lock"), thread_local=False))
        if lock.is_locked:
            return True
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            raise self._unwritable(error) from error
        return True

    def dead(self) -> set[str]:
        with self._alone():
            return {path.name for path in self._folder.iterdir() if path.name != self.name and _is_free(path)}

    def forget(self, names: Collection[str]) -> None:
        for name in names:
            with suppress(OSError):  # another process looks at it just now
                (self._folder / name).unlink()

    def _unwritable(self, error: OSError) -> EarshotError:
        return EarshotError(
            f"The folder {self._folder} can't be written to ({error.strerror}). Allow this user to write there."
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """So that nobody is taken for dead between making the file and locking it."""
        self._folder.mkdir(exist_ok=True)
        with FileLock(self._roll):
            yield


def _is_free(path: Path) -> bool:
    try:
        with FileLock(path, blocking=False):
            return True
    except Timeout:
        return False
