"""SQLite's write-ahead log: readers and the one writer don't wait for each other."""

from __future__ import annotations

import sqlite3
import time

PAUSE = 0.05  # seconds between two tries


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
