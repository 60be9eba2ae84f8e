"""The heights of the rows in view: one line, or two where something went wrong.

Only rows in view are ever measured, so that a million of them cost nothing; the view scrolls by rows, not by pixels, so
that those above need no height.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop_app.ui.task_list.cells import row_heights
from desktop_app.ui.task_list.delegate import TaskDelegate
from desktop_app.ui.task_list.model import TaskModel

MOST_PASSES = 3  # rows that become lower let others come into view, which may have to become higher


class RowHeights(QObject):
    """Gives each row the height that its task needs, once that is loaded."""

    def __init__(self, view: QTableView, model: TaskModel, delegate: TaskDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._delegate = delegate
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.measure)
        rows = view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_heights(view.fontMetrics())[0])
        model.dataChanged.connect(self.measure_soon)
        model.arranged.connect(self.measure)  # at once: rows that grow after they are painted jump
        view.verticalScrollBar().valueChanged.connect(self.measure)

    def measure_soon(self) -> None:
        self._timer.start(0)

    def measure(self) -> None:
        for _ in range(MOST_PASSES):
            wrong = self._find_wrong()
            for row, height in wrong:
                self._view.verticalHeader().resizeSection(row, height)
            if not wrong:
                break

    def rows_in_view(self) -> range:
        first, last = self._view.rowAt(0), self._view.rowAt(self._view.viewport().height() - 1)
        return range(max(0, first), (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _find_wrong(self) -> list[tuple[int, int]]:
        """Rows in view, and the heights that they should have."""
        view, (low, high) = self._view, row_heights(self._view.fontMetrics())
        tasks = ((row, task) for row in self.rows_in_view() if (task := self._model.task_at(row)) is not None)
        wanted = [(row, high if self._delegate.second_line(task) else low) for row, task in tasks]
        return [(row, height) for row, height in wanted if view.rowHeight(row) != height]
