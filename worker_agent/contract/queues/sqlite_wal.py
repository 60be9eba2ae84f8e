"""SQLite's write-ahead log: readers and the one writer don't wait for each other."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

PAUSE = 0.05  # seconds between two tries
LOOK = 0.02  # seconds between two looks at a file's version: each takes microseconds, and reads no table


def use_wal(connection: sqlite3.Connection, patience: float) -> None:
    """Switch the file over, where it is not yet; raises sqlite3.OperationalError after `patience` seconds.

    Two processes that switch a new file over at once get "database is locked" at once, whatever their timeout.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)
        else:
            return


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes with each change of the file by another connection."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def look_into(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that only reads, and makes no file; `patience`: seconds to wait for a lock.

    To read a log, SQLite makes both files of it where one is missing. Without them the database is all in its file,
    as when nobody uses it: that can be read as if nothing ever changed it.
    """
    has_log = all(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm"))
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=patience)
