"""The watched folders in SQLite or PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from desktop_app.adapters.database.queries import chunks
from desktop_app.adapters.database.schema import exported_audio, watched_files, watched_folders
from desktop_app.adapters.database.upserts import insert_into
from desktop_app.domain.watched_folder import FileState, KnownFile, WatchedFolder
from worker_agent.contract.options import TaskOptions, parse_options

Transaction = Callable[[], AbstractContextManager[Connection]]

_PROGRESS = ("taken", "taken_at", "taken_name", "refused", "refusal", "fault")


class SqlWatchedFolders:
    """Implements WatchedFolders."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def list(self, host: str | None = None) -> list[WatchedFolder]:
        statement = select(watched_folders).order_by(watched_folders.c.id)
        if host is not None:
            statement = statement.where(watched_folders.c.host == host)
        with self._reading() as connection:
            return [_folder_from(row) for row in connection.execute(statement)]

    def add(self, host: str, path: str, kind: str, options: TaskOptions, at: datetime) -> WatchedFolder:
        place = {"host": host, "path": path, "kind": kind}
        with self._writing() as connection:
            fresh = insert_into(connection, watched_folders).values(
                **place, options=options.model_dump_json(), added_at=at, taken=0, refused=0
            )
            upsert = fresh.on_conflict_do_update(
                index_elements=list(place), set_={"options": fresh.excluded.options}
            ).returning(watched_folders)
            return _folder_from(connection.execute(upsert).one())

    def remove(self, ids: Collection[int]) -> None:
        with self._writing() as connection:
            for chunk in chunks(ids):
                connection.execute(delete(watched_folders).where(watched_folders.c.id.in_(chunk)))

    def save_progress(self, folder: WatchedFolder) -> None:
        values = {name: getattr(folder, name) for name in _PROGRESS}
        with self._writing() as connection:
            connection.execute(update(watched_folders).where(watched_folders.c.id == folder.id).values(values))

    def find_files(self, folder_id: int, paths: Collection[str]) -> dict[str, KnownFile]:
        if not paths:
            return {}
        files = watched_files.c
        with self._reading() as connection:
            return {
                row.path: KnownFile(FileState(row.path, row.size, row.modified), row.sha256)
                for chunk in chunks(paths)
                for row in connection.execute(
                    select(watched_files).where(files.folder_id == folder_id, files.path.in_(chunk))
                )
            }

    def find_contents(self, folder_id: int, sizes: Collection[int]) -> set[tuple[int, str]]:
        files, exported = watched_files.c, exported_audio.c
        dealt_with = select(files.size, files.sha256).where(files.folder_id == folder_id, files.sha256.is_not(None))
        own = select(exported.size, exported.sha256)
        with self._reading() as connection:
            return {
                (row.size, row.sha256)
                for chunk in chunks(sizes)
                for statement in (dealt_with.where(files.size.in_(chunk)), own.where(exported.size.in_(chunk)))
                for row in connection.execute(statement)
            }

    def save_files(self, folder_id: int, files: Collection[KnownFile]) -> None:
        if not files:
            return
        there = select(watched_folders.c.id).where(watched_folders.c.id == folder_id).with_for_update(read=True)
        with self._writing() as connection:
            if connection.scalar(there) is None:
                return
            fresh = insert_into(connection, watched_files)
            keys = [column.name for column in watched_files.primary_key]
            changes = {column.name: column for column in fresh.excluded if column.name not in keys}
            upsert = fresh.on_conflict_do_update(index_elements=keys, set_=changes)
            connection.execute(upsert, [_file_values(folder_id, file) for file in files])

    def add_exported(self, sha256: str, size: int) -> None:
        with self._writing() as connection:
            fresh = insert_into(connection, exported_audio).values(sha256=sha256, size=size)
            connection.execute(fresh.on_conflict_do_nothing())


def _folder_from(row: Row[Any]) -> WatchedFolder:
    values = dict(row._mapping)
    return WatchedFolder(**{**values, "options": parse_options(row.kind, json.loads(row.options))})


def _file_values(folder_id: int, file: KnownFile) -> dict[str, object]:
    state = file.state
    return {
        "folder_id": folder_id,
        "path": state.path,
        "size": state.size,
        "modified": state.modified,
        "sha256": file.sha256,
    }
