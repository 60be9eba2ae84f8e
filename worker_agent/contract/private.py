"""What Earshot writes is its user's alone; what a person asked for elsewhere is like the person's other files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path

PRIVATE = 0o077  # a umask: nothing for the group and for others
VARIABLE = "_EARSHOT_UMASK"  # the person's own one, which a child process can't know otherwise

#: All that Earshot keeps in its home folder, at the top
OURS = (
    *("earshot.db*", "queue.db*", "store", "logs", "*.lock", "running", "held", "config.toml", "window.ini*"),
    *("heard", "drafts", "earshot-*"),
)


def set_private_umask() -> None:
    """Let whatever this process writes from now on be its user's alone. To be called once, before anything else."""
    persons = os.umask(PRIVATE)
    os.environ.setdefault(VARIABLE, f"{persons:o}")
    os.umask(persons | PRIVATE)


def make_private_folder(folder: Path) -> None:
    """Make the folder, or narrow ours where an earlier version left it open; raises OSError where it can't be made.

    One that holds other things as well may be shared for their sake, and is left as it is.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # such as on a drive that knows no owners
        if _is_ours(folder):
            folder.chmod(0o700)


def make_shared_folder(folder: Path) -> None:
    """Make the folder and those on the way to it, with the person's own mode; raises OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        with suppress(PermissionError, FileNotFoundError):  # another program made it meanwhile, or removed it
            apply_user_umask(path)


def apply_user_umask(path: Path) -> None:
    """Give what was just made the mode that it would have had from any other program; raises OSError."""
    if (persons := _persons()) is not None:
        now = path.stat().st_mode
        wanted = 0o777 if stat.S_ISDIR(now) else 0o666
        path.chmod(wanted & ~persons | now & stat.S_ISGID)


@contextmanager
def user_umask() -> Iterator[None]:
    """For the start of another program, which is to write files as it does elsewhere. It holds for all threads."""
    before = os.umask(PRIVATE)
    persons = _persons()
    os.umask(before if persons is None else persons)
    try:
        yield
    finally:
        os.umask(before)


def _persons() -> int | None:
    """None: nothing was made private."""
    named = os.environ.get(VARIABLE)
    return int(named, 8) if named else None


def _is_ours(folder: Path) -> bool:
    """Whether it belongs to this user, is open to others, and holds nothing but what Earshot keeps."""
    state = folder.stat()
    if os.name == "nt" or state.st_uid != os.getuid() or not state.st_mode & PRIVATE:
        return False
    return all(any(fnmatch(path.name, name) for name in OURS) for path in folder.iterdir())
