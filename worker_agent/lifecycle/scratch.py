"""The folder for what a worker fetches: recordings may be large, and a process that is killed leaves them behind."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

logger = logging.getLogger(__name__)

_PREFIX = "earshot-worker-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder until the end of the block. Those of dead workers on this machine are removed before; raises OSError.

    A lock beside each folder says whether its process still lives: the system frees it however the process ends.
    """
    folder = Path(tempfile.gettempdir()) / f"{_PREFIX}{uuid.uuid4().hex}"
    path = folder.with_suffix(".lock")
    with FileLock(path):
        _remove_abandoned(folder.parent, owner=path.lstat().st_uid)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            path.unlink(missing_ok=True)


def held_bytes(folder: Path) -> int:
    """What lies in it now; files may come and go meanwhile."""
    size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(parent, name).lstat().st_size
    return size


def _remove_abandoned(parent: Path, owner: int) -> None:
    """Everybody may write there: only what is the owner's is touched, and no link is followed."""
    for path in parent.glob(f"{_PREFIX}*.lock"):
        with suppress(Timeout, OSError):
            if path.is_symlink() or path.lstat().st_uid != owner:
                continue
            with FileLock(path, timeout=0):
                logger.info("a dead worker's files are removed: %s", path.with_suffix(""))
                shutil.rmtree(path.with_suffix(""), ignore_errors=True)
                path.unlink(missing_ok=True)
