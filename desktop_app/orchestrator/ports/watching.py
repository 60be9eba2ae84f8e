"""What watching folders needs of the outside world."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop_app.domain.watched_folder import KnownFile, WatchedFolder
from worker_agent.contract.options import TaskOptions


class WatchedFolders(Protocol):
    """The watched folders in the database. Every method raises DatabaseUnavailable; all may be called from any
    thread."""

    def list(self, host: str | None = None) -> list[WatchedFolder]:
        """Those of this computer, or of all, in the order in which they were added."""

    def add(self, host: str, path: str, kind: str, options: TaskOptions, at: datetime) -> WatchedFolder:
        """One that is there already with that kind gets the options, for the files to come."""

    def remove(self, ids: Collection[int]) -> None:
        """With what is known of their files; their tasks stay."""

    def save_progress(self, folder: WatchedFolder) -> None:
        """Write back what came of it; nothing where it is gone."""

    def find_files(self, folder_id: int, paths: Collection[str]) -> dict[str, KnownFile]:
        """Those of these files that were dealt with, by path."""

    def find_contents(self, folder_id: int, sizes: Collection[int]) -> set[tuple[int, str]]:
        """Size and hash of what has one of these sizes in bytes, and was dealt with in the folder or exported by
        Earshot."""

    def save_files(self, folder_id: int, files: Collection[KnownFile]) -> None:
        """Insert, or write back, by path; nothing where the folder is gone."""

    def add_exported(self, sha256: str, size: int) -> None:
        """That content is Earshot's own output. `size`: bytes."""


class ChangeListener(Protocol):
    """Hears of changes in one folder and all below it."""

    def changes(self) -> Sequence[Path]:
        """What has changed since the last call, files and folders; returns at once. A change may be missed, and told
        twice; where it can't be told, the whole folder is. Raises OSError where the folder is another one by now."""

    def close(self) -> None: ...


class FolderFiles(Protocol):
    """The files in folders of this computer."""

    def listen(self, folder: Path) -> ChangeListener:
        """Raises OSError."""

    def identify(self, folder: Path) -> tuple[int, int]:
        """What tells the folder that is there now from another one of that name; raises OSError where it can't be read.
        On a network drive it may wait for ever."""

    def is_complete(self, path: Path) -> bool:
        """Whether the file can be read, and no program is known to have it open for writing."""
