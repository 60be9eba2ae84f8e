"""Writes files into a folder that the person chose, and says in a sentence why one can't be written."""

from __future__ import annotations

import errno
import filecmp
import logging
import shutil
from pathlib import Path
from tempfile import TemporaryFile

from worker_agent.contract.atomic_file import replacing
from worker_agent.contract.private import apply_user_umask, make_shared_folder

logger = logging.getLogger(__name__)

_FULL = "The disk is full. Make room, then try again."
_LOCKED = "The folder may not be written to. Choose another one, or ask its owner for permission."
_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _LOCKED,
    errno.EPERM: _LOCKED,
    errno.EROFS: _LOCKED,
    errno.ENOENT: "The folder is no longer there. Choose another one.",
    errno.EEXIST: "There is a file of that name already. Choose a folder.",
    errno.ENOTDIR: "There is a file of that name already. Choose a folder.",
}


class LocalFiles:
    """The files of this machine."""

    def fault_of_folder(self, folder: Path) -> str | None:
        """Make the folder where it is missing; returns a sentence where files can't be written into it."""
        try:
            make_shared_folder(folder)
            with TemporaryFile(dir=folder):
                pass
        except OSError as error:
            logger.exception("can't write into %s", folder)
            return self.explain(error)
        return None

    def write_whole(self, path: Path, content: bytes | Path) -> None:
        """Write the file so that it is there whole or not at all; raises OSError."""
        with replacing(path) as unfinished:
            shutil.copyfile(content, unfinished) if isinstance(content, Path) else unfinished.write_bytes(content)
            apply_user_umask(unfinished)

    def is_free(self, path: Path) -> bool:
        """Whether nothing is there, not even a link that leads nowhere; raises OSError where that can't be told."""
        try:
            path.lstat()  # from Python 3.14 on, exists says no to every fault
        except (FileNotFoundError, NotADirectoryError):
            return True
        return False

    def holds(self, path: Path, content: bytes | Path) -> bool:
        """Whether the file is there with just that content, or that of the other file."""
        try:
            if isinstance(content, Path):
                return filecmp.cmp(path, content, shallow=False)
            return path.stat().st_size == len(content) and path.read_bytes() == content
        except OSError:
            return False

    def explain(self, error: OSError) -> str:
        """What the person can do about a file that can't be written."""
        reason = error.strerror or type(error).__name__
        return _SENTENCES.get(error.errno or 0, f"The file can't be written ({reason}). Choose another folder.")
