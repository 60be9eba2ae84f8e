"""What exporting needs of the file system."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class ExportFiles(Protocol):
    """The files that an export writes."""

    def fault_of_folder(self, folder: Path) -> str | None:
        """Make the folder where it is missing; returns a sentence where files can't be written into it."""

    def is_free(self, path: Path) -> bool:
        """Whether nothing has that name; raises OSError where that can't be told."""

    def holds(self, path: Path, content: bytes | Path) -> bool:
        """Whether the file is there with just that content, or that of the other file."""

    def write_whole(self, path: Path, content: bytes | Path) -> None:
        """Write the file so that it is there whole or not at all; raises OSError."""

    def explain(self, error: OSError) -> str:
        """What the person can do about a file that can't be written."""
