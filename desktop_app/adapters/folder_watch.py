"""Files in folders of this computer, and what changes there."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app.adapters.network_drives import is_on_network
from desktop_app.adapters.polled_folder import PolledFolder

logger = logging.getLogger(__name__)

POLL = 5.0  # seconds between two looks at a folder whose changes the system does not tell
FORCE_POLLING = "WATCHFILES_FORCE_POLLING"  # the library's own variable
GROUP = 50  # milliseconds for which changes that come together are told together
STEP = 10  # milliseconds, of these
AT_ONCE = 1  # millisecond to wait for changes: they are collected whether anybody waits or not

_DELETED = 3  # as watchfiles.Change has it


class WatchedFiles:
    """Implements FolderFiles."""

    def listen(self, folder: Path) -> ListeningFolder | PolledFolder:
        if _must_poll() or is_on_network(folder):
            return PolledFolder(folder, POLL)
        try:
            return ListeningFolder(folder)
        except (FileNotFoundError, PermissionError):
            raise
        except OSError as error:  # such as the limit on watched folders; the library tells no number
            logger.info("the system can't tell what changes in %s: %s", folder, error)
            return PolledFolder(folder, POLL)

    def identify(self, folder: Path) -> tuple[int, int]:
        there = folder.stat()
        with os.scandir(folder):  # raises where it can't be read
            pass
        return there.st_dev, there.st_ino

    def is_complete(self, path: Path) -> bool:
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:  # Windows refuses a file that is being written
            return False
        try:
            return not _is_being_written(descriptor)
        finally:
            os.close(descriptor)


class ListeningFolder:
    """The system tells the changes."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError."""
        folder.stat()  # the library takes one that is missing, and says nothing
        self._folder = folder
        self._listen()

    def changes(self) -> Sequence[Path]:
        try:
            changed = next(self._changes, set())
        except RuntimeError as error:  # a name that is no text, or too much at once
            logger.info("not all that changes in %s was told: %s", self._folder, error)
            self._listen()
            return [self._folder]
        if (_DELETED, str(self._folder)) in changed:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self._folder))
        return [self._rebased(Path(path)) for change, path in changed if change != _DELETED]

    def close(self) -> None:
        self._changes.close()

    def _listen(self) -> None:
        from watchfiles import watch  # the window need not wait for it

        self._changes = watch(
            self._folder,
            watch_filter=None,
            debounce=GROUP,
            step=STEP,
            rust_timeout=AT_ONCE,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        try:
            next(self._changes)  # begins to listen
        except UnicodeEncodeError as error:
            raise OSError(errno.EILSEQ, "its name is no text", str(self._folder)) from error

    def _rebased(self, path: Path) -> Path:
        """macOS tells where links lead to."""
        if path.is_relative_to(self._folder):
            return path
        target = self._folder.resolve()
        return self._folder / path.relative_to(target) if path.is_relative_to(target) else self._folder


def _must_poll() -> bool:
    """Whether somebody has asked for it."""
    return os.environ.get(FORCE_POLLING, "").lower() not in ("", "false", "disable", "disabled")


def _is_being_written(descriptor: int) -> bool:
    """Whether some program has the file open for writing; False where the system can't tell.

    Linux grants a lease on a local file of one's own only while nobody writes.
    """
    if sys.platform != "linux":
        return False
    import fcntl
    import signal

    try:
        fcntl.fcntl(
            descriptor, fcntl.F_SETSIG, signal.SIGURG
        )  # for who opens it meanwhile; the usual one would kill us
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
