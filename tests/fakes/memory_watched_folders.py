"""Watched folders in memory, held to the contract of the real ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.watched_folder import KnownFile, WatchedFolder
from tests.fakes.memory_tables import Database, as_stored
from worker_agent.contract.options import TaskOptions


class MemoryWatchedFolders:
    """Implements WatchedFolders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, host: str | None = None) -> list[WatchedFolder]:
        folders = self._database.committed.watched_folders
        return [folders[id_] for id_ in sorted(folders) if host in (None, folders[id_].host)]

    def add(self, host: str, path: str, kind: str, options: TaskOptions, at: datetime) -> WatchedFolder:
        place = host, path, kind
        with self._database.change() as tables:
            for folder in tables.watched_folders.values():
                if (folder.host, folder.path, folder.kind) == place:
                    changed = replace(folder, options=options)
                    break
            else:
                tables.last_folder += 1
                changed = WatchedFolder(
                    id=tables.last_folder, host=host, path=path, kind=kind, options=options, added_at=at
                )
            tables.watched_folders[changed.id] = changed
        return changed

    def remove(self, ids: Collection[int]) -> None:
        with self._database.change() as tables:
            tables.watched_folders = {id_: one for id_, one in tables.watched_folders.items() if id_ not in ids}
            tables.watched_files = {key: one for key, one in tables.watched_files.items() if key[0] not in ids}

    def save_progress(self, folder: WatchedFolder) -> None:
        with self._database.change() as tables:
            if present := tables.watched_folders.get(folder.id):
                tables.watched_folders[folder.id] = as_stored(replace(folder, options=present.options))

    def find_files(self, folder_id: int, paths: Collection[str]) -> dict[str, KnownFile]:
        files = self._database.committed.watched_files
        return {path: files[folder_id, path] for path in paths if (folder_id, path) in files}

    def find_contents(self, folder_id: int, sizes: Collection[int]) -> set[tuple[int, str]]:
        tables = self._database.committed
        dealt_with = {
            (file.state.size, file.sha256) for (id_, _), file in tables.watched_files.items() if id_ == folder_id
        }
        known = dealt_with | {(size, sha256) for sha256, size in tables.exported_audio.items()}
        return {(size, sha256) for size, sha256 in known if size in sizes and sha256 is not None}

    def save_files(self, folder_id: int, files: Collection[KnownFile]) -> None:
        with self._database.change() as tables:
            if folder_id in tables.watched_folders:
                tables.watched_files |= {(folder_id, file.state.path): file for file in files}

    def add_exported(self, sha256: str, size: int) -> None:
        with self._database.change() as tables:
            tables.exported_audio[sha256] = size
