"""Which transcripts have which words, in memory, held to the contract of the real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.task import TranscriptRecord
from tests.fakes.memory_tables import Database


class MemoryTranscriptIndex:
    """Implements TranscriptIndex."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, terms: Sequence[str], below: int | None, limit: int) -> list[TranscriptRecord]:
        newest = sorted(self._database.committed.transcripts.items(), reverse=True)
        found = [
            record
            for id_, record in newest
            if (below is None or id_ < below)
            and record.moments is not None
            and all(term in searchable_words(record.text) for term in terms)
        ]
        return found[:limit]

    def count_missing(self) -> int:
        return len(self._missing())

    def is_complete(self) -> bool:
        return not self._missing()

    def add_missing(self, limit: int) -> int:
        with self._database.change() as tables:
            missing = self._missing()[:limit]
            tables.transcripts.update({record.task_id: replace(record, moments="") for record in missing})
        return len(missing)

    def _missing(self) -> list[TranscriptRecord]:
        records = sorted(self._database.committed.transcripts.items(), reverse=True)
        return [record for _, record in records if record.moments is None]
