"""Reads the logs that lie in the home folder, piece by piece while they grow."""

from __future__ import annotations

from pathlib import Path

from desktop_app import logs
from desktop_app.domain.log_piece import LogPiece

OURS, WORKERS = "Earshot", "This computer's worker"
FILES = {OURS: logs.OWN, WORKERS: logs.WORKERS}
LARGEST = 400_000  # bytes of a piece: what came before is for other programs
LONGEST_REST = 10_000  # bytes that are shown of a line that has not ended


class LogFiles:
    """Of one home folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / logs.FOLDER

    def names(self, *, with_worker: bool) -> tuple[str, ...]:
        """What people read of each. `with_worker`: whether this computer has one."""
        return (OURS, WORKERS) if with_worker else (OURS,)

    def read(self, name: str, after: int) -> LogPiece:
        """The lines of the log with that name since `after`, the end of the last piece; 0: there was none.

        Of much, the last lines. Raises OSError; a log that has not been begun is empty.
        """
        try:
            with (self.folder / FILES[name]).open("rb") as file:
                size = file.seek(0, 2)
                anew = not 0 < after <= size  # a shorter one is the next one: the last was put aside
                start = max(0 if anew else after, size - LARGEST)
                file.seek(start)
                content = file.read(LARGEST)
        except FileNotFoundError:
            return LogPiece("", 0, anew=True)
        whole, newline, rest = content.rpartition(b"\n")
        whole += newline
        end = start + len(whole)
        if start not in (0, after):  # somewhere in a line
            anew, whole = True, whole.partition(b"\n")[2]
        unfinished = rest[:LONGEST_REST].decode(errors="replace")
        return LogPiece(whole.decode(errors="replace"), end, anew, unfinished)
