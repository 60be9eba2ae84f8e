"""Whether files can be written: by looking only, for a check makes nothing."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def is_writable_folder(folder: Path) -> bool:
    """Whether the folder is there; raises OSError where it, or else its first file, can't be made."""
    there, state = _nearest(folder)
    if not stat.S_ISDIR(state.st_mode):
        raise _fault(errno.ENOTDIR, there)
    _check_rights(there, os.W_OK | os.X_OK | (os.R_OK if there == folder else 0))
    if shutil.disk_usage(there).free == 0:
        raise _fault(errno.ENOSPC, there)
    return there == folder


def is_writable_file(path: Path) -> bool:
    """Whether the file is there; raises OSError where it, or another one beside it, can't be written."""
    is_writable_folder(path.parent)
    there, state = _nearest(path)
    if there != path:
        return False
    if stat.S_ISDIR(state.st_mode):
        raise _fault(errno.EISDIR, path)
    _check_rights(path, os.R_OK | os.W_OK)
    return True


def _nearest(path: Path) -> tuple[Path, os.stat_result]:
    """The path, or of the folders on the way to it the last one that is there."""
    for each in (path, *path.parents):
        with suppress(FileNotFoundError, NotADirectoryError):
            return each, each.stat()
    raise _fault(errno.ENOENT, path)  # a drive that is not there


def _check_rights(path: Path, wanted: int) -> None:
    if not os.access(path, wanted):
        raise _fault(errno.EROFS if _is_read_only(path) else errno.EACCES, path)


def _is_read_only(path: Path) -> bool:
    """Whether nobody may write there, as on a write-protected drive."""
    return os.name != "nt" and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _fault(code: int, path: Path) -> OSError:
    return OSError(code, os.strerror(code), str(path))
