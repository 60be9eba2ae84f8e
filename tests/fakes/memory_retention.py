"""What is older than it is to be kept, in memory, held to the contract of the real ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.retention import Place
from tests.fakes.memory_batches import waits_to_be_finished
from tests.fakes.memory_tables import Database, Tables


class MemoryRetention:
    """Implements RetentionRepository."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def summarize(self, kind: Retained, before: datetime) -> Expired:
        tables = self._database.committed
        if kind is Retained.REMOVED_TASKS:
            moments = [moment for moment in tables.removed_at.values() if moment < before]
            return Expired(kind, len(moments), None, min(moments, default=None))
        recordings = _recordings(tables, before)
        size = sum(size for _, size in recordings)
        if kind is Retained.AUDIO:
            return Expired(kind, len(recordings), size, min((end for end, _ in recordings), default=None))
        found = [task for task in tables.tasks.values() if _belongs(tables, task, kind, before)]
        is_known = kind is Retained.FINISHED_TASKS and bool(found)
        return Expired(kind, len(found), size if is_known else None, min(map(_end, found), default=None))

    def find_tasks(self, kind: Retained, before: datetime, after: Place | None, limit: int) -> list[Task]:
        tables = self._database.committed
        busy = {entry.task_id for entry in tables.entries.values()} if kind is Retained.FINISHED_TASKS else ()
        found = [
            task
            for task in tables.tasks.values()
            if _belongs(tables, task, kind, before)
            and task.id not in busy
            and (after is None or (_end(task), task.id) > after)
        ]
        return sorted(found, key=lambda task: (_end(task), task.id))[:limit]

    def find_abandoned_audio(self, now: datetime, limit: int) -> list[str]:
        tables = self._database.committed
        live = {task.audio_sha256 for task in tables.tasks.values() if not task.status.terminal}
        claims = [(until, sha256) for sha256, until in tables.deleted_audio.items() if until and until <= now]
        return [sha256 for _, sha256 in sorted(claims) if sha256 not in live][:limit]

    def note_audio_deleted(self, sha256s: Collection[str], until: datetime) -> None:
        with self._database.change() as tables:
            for sha256 in sha256s:
                if tables.deleted_audio.get(sha256) == until:
                    tables.deleted_audio[sha256] = None
                tables.forget_unnamed_audio(sha256)

    def find_removed(self, ids: Mapping[str, int]) -> set[str]:
        noted = self._database.committed.removed_uids
        return {uid for uid, id_ in ids.items() if noted.get(id_) == uid}

    def forget_removals(self, before: datetime, limit: int) -> int:
        with self._database.change() as tables:
            old = sorted((moment, id_) for id_, moment in tables.removed_at.items() if moment < before)[:limit]
            for _, id_ in old:
                tables.forgotten = max(tables.forgotten, tables.removed_in.pop(id_))
                del tables.removed_at[id_], tables.removed_uids[id_]
        return len(old)


def _end(task: Task) -> datetime:
    assert task.finished_at is not None
    return task.finished_at


def _has_ended(task: Task, before: datetime) -> bool:
    return task.status.terminal and task.finished_at is not None and task.finished_at < before


def _belongs(tables: Tables, task: Task, kind: Retained, before: datetime) -> bool:
    """Whether a task has what is asked for, and nothing needs it any more."""
    same = [one for one in tables.tasks.values() if one.audio_sha256 == task.audio_sha256]
    if not _has_ended(task, before):
        return False
    if kind is Retained.AUDIO:
        is_there = task.audio_sha256 not in tables.deleted_audio and task.kind != "report"
        return is_there and all(_has_ended(one, before) for one in same)
    batch = tables.batches.get(task.batch_id or 0)
    if any(not one.status.terminal for one in same) or (batch and waits_to_be_finished(batch)):
        return False
    if kind is Retained.FINISHED_TASKS:
        return task.edited_at is None or task.edited_at < before
    return task.has_result and task.edited_at is None


def _recordings(tables: Tables, before: datetime) -> list[tuple[datetime, int]]:
    """Of each when its last task ended, and its size."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in tables.tasks.values():
        if _belongs(tables, task, Retained.AUDIO, before):
            found[task.audio_sha256].append(task)
    return [(max(map(_end, same)), max(task.audio_bytes for task in same)) for same in found.values()]
