"""What persons wrote and gave a name, in memory, held to the contract of the real ones."""

from __future__ import annotations

from desktop_app.domain.named_text import NamedText
from tests.fakes.memory_tables import Database, plain


class MemoryNamedTexts:
    """Implements NamedTexts."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._table = table

    def list(self) -> list[NamedText]:
        return [NamedText(*row) for row in sorted(getattr(self._database.committed, self._table).items())]

    def save(self, new: NamedText) -> None:
        with self._database.change() as tables:
            getattr(tables, self._table)[plain(new.name)] = plain(new.text)

    def rename(self, old: str, new: str) -> bool:
        with self._database.change() as tables:
            rows = getattr(tables, self._table)
            if old not in rows or new in rows:
                return False
            rows[new] = rows.pop(old)
            return True

    def remove(self, name: str) -> bool:
        with self._database.change() as tables:
            return getattr(tables, self._table).pop(name, None) is not None
