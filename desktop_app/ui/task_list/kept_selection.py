"""Finds selected rows again in a list that has been read anew, and what was in view."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from statistics import median_low

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from desktop_app.ui.task_list.list_diff import runs
from desktop_app.ui.task_list.model import TaskModel

MOST_KEPT = 10_000  # selected rows that are found again
Flag = QItemSelectionModel.SelectionFlag


class KeptSelection:
    """What of it the first rows of a new list lack is selected when the whole list is here."""

    def __init__(self, view: QTableView, model: TaskModel) -> None:
        self._view = view
        self._model = model
        self.missing: set[int] = set()  #: ids that were selected, and whose rows are still to come
        self.current: int | None = None  #: likewise the current one
        self.everything = False  #: all rows were selected, or are to be once they are here
        self._which = model.listing.which  # the list in which they were
        self._in_view: dict[int, int] = {}  # rows by id
        self._top = 0
        model.keep(self._to_keep)

    def forget(self) -> None:
        """The operator has selected otherwise meanwhile."""
        self.missing, self.current, self.everything = set(), None, False
        self._which = self._model.listing.which

    def remember(self) -> None:
        """Before a reset."""
        rows = self.selected_rows()
        count = sum(map(len, rows))
        all_of_many = MOST_KEPT < count == self._model.rowCount()  # fewer are known by their ids
        self.everything = self._which == self._model.listing.which and (self.everything or all_of_many)
        if count <= MOST_KEPT:
            self.missing |= set(self._model.ids_in(rows))
        current = self._model.id_at(self._view.currentIndex().row())
        self.current = self.current if current is None else current
        self._in_view, self._top = self._find_in_view(), self._view.verticalScrollBar().value()

    def restore(self) -> None:
        """After a reset: what is read stays in view, unless the operator has asked for another list."""
        self._find(self._model.kept)
        moves = [row - self._in_view[id_] for id_, row in self._model.kept.items() if id_ in self._in_view]
        top = 0 if self._model.listed_anew else self._top + (median_low(moves) if moves else 0)
        self._view.updateGeometries()
        self._view.verticalScrollBar().setValue(max(0, top))

    def complete(self) -> None:
        """All rows are here: whoever is not among them is gone."""
        if self.everything or self.missing or self.current is not None:
            self._find(self._model.kept)
        self.forget()

    def _find(self, rows: dict[int, int]) -> None:
        model, selection = self._model, self._view.selectionModel()
        if self.everything and model.rowCount():
            QTableView.selectAll(self._view)
        found = self.missing & rows.keys()
        self.missing -= found  # first: who is told of the selection counts both
        ranges, last = QItemSelection(), len(model.columns) - 1
        for each in runs(sorted(rows[id_] for id_ in found)):
            ranges.select(model.index(each.start, 0), model.index(each.stop - 1, last))
        selection.select(ranges, Flag.Select)
        if self.current is not None and self.current in rows:
            selection.setCurrentIndex(model.index(rows[self.current], 0), Flag.NoUpdate)
            self.current = None

    def _to_keep(self) -> Collection[int]:
        rows = self.selected_rows()
        ids = self._model.ids_in(rows) if sum(map(len, rows)) <= MOST_KEPT else array("q")
        current = self._model.id_at(self._view.currentIndex().row())
        present = {id_ for id_ in (current, self.current) if id_ is not None}
        return present | self.missing | set(ids) | self._find_in_view().keys()

    def _find_in_view(self) -> dict[int, int]:
        view = self._view
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1) if first >= 0 else range(0)
        return {id_: row for row in rows if (id_ := self._model.id_at(row)) is not None}

    def selected_rows(self) -> list[range]:
        """As ranges: a million selected rows are one of them."""
        selection = self._view.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted((range(part.top(), part.bottom() + 1) for part in parts), key=lambda rows: rows.start)
