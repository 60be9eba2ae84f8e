"""Add a watched folder: check that it can be one, and note it for this computer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.orchestrator.ports.watching import WatchedFolders
from worker_agent.contract.options import TaskOptions, parse_options


def add_watched_folder(
    folders: WatchedFolders,
    host: str,
    own_folders: Sequence[Path],
    folder: Path,
    options: TaskOptions,
    kind: str,
) -> WatchedFolder:
    """One that is watched for that kind already gets the options; raises EarshotError where it can't be watched.

    `own_folders`: where Earshot keeps its own files.
    """
    path = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow links
    if not path.is_dir():
        raise EarshotError(f"{path} is no folder. Choose one that is there.")
    if any(path.is_relative_to(own) for own in own_folders):
        raise EarshotError(f"{path} is where Earshot keeps its own files. Choose another folder.")
    for other in folders.list(host):
        _refuse_overlap(path, kind, other)
    return folders.add(host, str(path), kind, parse_options(kind, options), datetime.now(UTC))


def _refuse_overlap(path: Path, kind: str, other: WatchedFolder) -> None:
    """What comes into both would be taken in twice."""
    there = Path(other.path)
    if other.kind != kind or there == path:
        return
    if path.is_relative_to(there):
        raise EarshotError(
            f"{there} is watched already, with all folders in it. Remove it first to watch {path} alone."
        )
    if there.is_relative_to(path):
        raise EarshotError(f"{there} in this folder is watched already. Remove it first to watch all of {path}.")
