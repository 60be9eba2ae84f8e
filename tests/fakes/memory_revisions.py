"""What persons have made of transcripts, in memory, held to the contract of the real ones."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.domain.revision import Revision
from tests.fakes.memory_tables import Database, Tables


class MemoryRevisions:
    """Implements RevisionRepository."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, task_id: int) -> list[Revision]:
        revisions = self._database.committed.revisions
        return [revisions[key][0] for key in sorted(revisions, reverse=True) if key[0] == task_id]

    def latest(self, task_ids: Collection[int]) -> dict[int, Revision]:
        found = {id_: latest_of(self._database.committed, id_) for id_ in task_ids}
        return {id_: revision for id_, revision in found.items() if revision}

    def document(self, task_id: int, number: int) -> bytes | None:
        _, document = self._database.committed.revisions.get((task_id, number), (None, None))
        return document


def latest_of(tables: Tables, task_id: int) -> Revision | None:
    numbers = [number for id_, number in tables.revisions if id_ == task_id]
    return tables.revisions[task_id, max(numbers)][0] if numbers else None
