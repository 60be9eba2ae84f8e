"""The rows of what was found: the passages, transcript by transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.passages import Passage
from desktop_app.orchestrator.transcripts.search import Hit
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
        self._there: set[int] = set()  #: ids of the tasks that have any
        self.complete = True  #: whether nothing more will come

    def begin(self) -> None:
        """With nothing; more may come."""
        self.beginResetModel()
        self.findings, self._there, self.complete = [], set(), False
        self.endResetModel()

    def append(self, hits: Iterable[Hit], *, complete: bool) -> None:
        self.complete = complete
        self._insert(len(self.findings), hits)

    def put_first(self, hits: Iterable[Hit]) -> None:
        """What was found later than the rest."""
        self._insert(0, hits)

    def replace(self, task_id: int, hit: Hit | None) -> None:
        """What is found in a transcript by now; None: nothing. Rows that stay are the same rows."""
        first, last = self.rows_of(task_id)
        fresh = _findings(hit) if hit else []
        kept = min(last - first, len(fresh))
        self.findings[first : first + kept] = fresh[:kept]
        if kept:
            self.dataChanged.emit(self.index(first), self.index(first + kept - 1))
        if first + kept < last:
            self.beginRemoveRows(QModelIndex(), first + kept, last - 1)
            del self.findings[first + kept : last]
            self.endRemoveRows()
        self._insert_rows(first + kept, fresh[kept:])
        if not fresh:
            self._there.discard(task_id)

    @property
    def transcripts(self) -> int:
        """How many there are."""
        return len(self._there)

    def has(self, task_id: int) -> bool:
        return task_id in self._there

    def rows_of(self, task_id: int) -> tuple[int, int]:
        """The first and the end of those of a transcript; both the same: it has none."""
        rows = [row for row, finding in enumerate(self.findings) if finding.task_id == task_id]
        return (rows[0], rows[-1] + 1) if rows else (0, 0)

    def _insert(self, place: int, hits: Iterable[Hit]) -> None:
        """Each transcript once: one that is completed late may come by two ways."""
        fresh = [hit for hit in hits if hit.passages and hit.task.id not in self._there]
        self._there.update(hit.task.id for hit in fresh)
        self._insert_rows(place, [finding for hit in fresh for finding in _findings(hit)])

    def _insert_rows(self, place: int, findings: list[Finding]) -> None:
        if findings:
            self.beginInsertRows(QModelIndex(), place, place + len(findings) - 1)
            self.findings[place:place] = findings
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


def _findings(hit: Hit) -> list[Finding]:
    return [Finding(hit, passage, number == 0) for number, passage in enumerate(hit.passages)]
