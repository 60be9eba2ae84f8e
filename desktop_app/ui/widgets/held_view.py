"""What a person reads in a list stays where it is while rows come and go above it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QListView

MOST_ROWS = 100  # that are seen at once, or behind those


@contextmanager
def held(view: QListView) -> Iterator[None]:
    """The first row that is seen, or the first behind it that is still there, stands where it stood."""
    model = view.model()
    first = max(0, view.indexAt(QPoint(1, 1)).row())
    rows = [model.index(row, 0) for row in range(first, min(first + MOST_ROWS, model.rowCount()))]
    before = [(QPersistentModelIndex(row), view.visualRect(row).top()) for row in rows]
    yield
    view.doItemsLayout()  # rows may have another height now
    row, top = next(((row, top) for row, top in before if row.isValid()), (None, 0))
    if row is not None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.visualRect(model.index(row.row(), 0)).top() - top)
