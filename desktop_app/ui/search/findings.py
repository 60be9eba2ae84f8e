"""The rows of what was found: the passages, transcript by transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.passages import Passage
from desktop_app.orchestrator.search import Hit
from desktop_app.presentation.passages import format_moment, readable_passage
from desktop_app.presentation.text import one_line

FINDING = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage, and the transcript in which it stands."""

    hit: Hit
    passage: Passage
    is_first: bool  #: of its transcript

    @property
    def task_id(self) -> int:
        return self.hit.task.id

    @property
    def file_name(self) -> str:
        return one_line(self.hit.task.file_name)

    @property
    def words(self) -> str:
        """The longest of the marked words, as the transcript has them."""
        marked = (self.passage.text[first:end] for first, end in self.passage.marks)
        return max(marked, key=len, default="")


class FindingsModel(QAbstractListModel):
    """Grows as far down as a person looks."""

    def __init__(self, fetch: Callable[[], None]) -> None:
        """`fetch`: get more, to be given to `append` later."""
        super().__init__()
        self._fetch = fetch
        self.findings: list[Finding] = []
        self.transcripts = 0
        self.complete = True  #: whether nothing more will come

    def begin(self) -> None:
        """With nothing; more may come."""
        self.beginResetModel()
        self.findings, self.transcripts, self.complete = [], 0, False
        self.endResetModel()

    def append(self, hits: Iterable[Hit], *, complete: bool) -> None:
        self.complete = complete
        fresh = [Finding(hit, passage, number == 0) for hit in hits for number, passage in enumerate(hit.passages)]
        self.transcripts += sum(finding.is_first for finding in fresh)
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.findings), len(self.findings) + len(fresh) - 1)
            self.findings += fresh
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.findings)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self.complete

    def fetchMore(self, parent: Index) -> None:
        self._fetch()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.findings[index.row()]
        if role == FINDING:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return readable_passage(finding.passage)[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            moment = format_moment(finding.passage)
            return ", ".join(filter(None, (finding.file_name, moment, readable_passage(finding.passage)[0])))
        return None
