"""The view of a list of tasks: chosen rows stay chosen and in place whatever comes and goes."""

from __future__ import annotations

from array import array
from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.style.theme import row_height
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.columns import fit
from desktop_app.ui.task_list.delegate import TaskDelegate
from desktop_app.ui.task_list.model import TaskModel

COUNT_DOWN = 1000  # milliseconds
MOST_KEPT = 10_000  # selected rows that are found again after a new order
Flag = QItemSelectionModel.SelectionFlag


class TaskView(QTableView):
    """Rows of one height, no widgets in them; speaks in task ids."""

    chosen = Signal(object)  #: the current task's id, or None
    selection_changed = Signal()
    opened = Signal(int)  #: Enter or a double click on a task
    retry_clicked = Signal(int)

    def __init__(self, model: TaskModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fitting = self._own_widths = False
        self._before: tuple[int | None, bool, int] = (None, False, 0)
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegate = TaskDelegate(model.columns, self.horizontalHeader(), self)
        self._delegate.retry_clicked.connect(self.retry_clicked)
        self.setItemDelegate(self._delegate)
        self._set_up_rows()
        self._set_up_header()
        self._follow_model()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        counting = QTimer(self)
        counting.timeout.connect(self._count_down)
        counting.start(COUNT_DOWN)

    def selected_rows(self) -> list[range]:
        """As ranges: a million selected rows are one of them."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted((range(part.top(), part.bottom() + 1) for part in parts), key=lambda rows: rows.start)

    def selected_count(self) -> int:
        return sum(map(len, self.selected_rows()))

    def selected_ids(self) -> array[int]:
        return self._model.ids_in(self.selected_rows())

    def current_id(self) -> int | None:
        return self._model.id_at(self.currentIndex().row())

    def select_row(self, row: int) -> None:
        self.selectRow(row)
        self.scrollTo(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._own_widths:
            self._fit()

    def _count_down(self) -> None:
        """Some texts tell how long it is until something."""
        if self.isVisible():
            self.viewport().update()

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height(self.fontMetrics()))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # With the view's own one it asks of every row, at each painting, whether its whole column is selected.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda column: self._model.sort(column))
        header.setMinimumSectionSize(6 * GRID)
        header.sectionResized.connect(self._resized)

    def _fit(self) -> None:
        """Divide the width between the columns, until the operator does."""
        digit, padding = self.fontMetrics().horizontalAdvance("0"), 2 * GRID
        columns = self._model.columns
        room = self.viewport().width() - padding * len(columns)
        self._fitting = True
        for index, width in enumerate(fit(columns, room / digit)):
            self.horizontalHeader().resizeSection(index, int(width * digit) + padding)
        self._fitting = False

    def _set_columns(self) -> None:
        self._delegate.set_columns(self._model.columns)
        self._own_widths = False
        self._fit()

    def _resized(self) -> None:
        self._own_widths = self._own_widths or not self._fitting

    def _follow_model(self) -> None:
        model = self._model
        model.keep(self._to_keep)
        model.rowsInserted.connect(lambda parent, first, last: self._stay(first, last - first + 1))
        model.rowsAboutToBeRemoved.connect(lambda parent, first, last: self._stay(first, first - last - 1))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.columnsRemoved.connect(self._set_columns)
        model.columnsInserted.connect(self._set_columns)

    def _to_keep(self) -> Collection[int]:
        ids = self.selected_ids() if self.selected_count() <= MOST_KEPT else array("q")
        current = self.current_id()
        return ids if current is None else [*ids, current]

    def _stay(self, first: int, more: int) -> None:
        """What is read must not slide away under the reader; at the top, the newest is what is read."""
        bar = self.verticalScrollBar()
        if bar.value() > 0 and first <= bar.value():
            goal = max(0, bar.value() + more)
            QTimer.singleShot(0, self, lambda: bar.setValue(goal))

    def _remember(self) -> None:
        everything = 0 < self.selected_count() == self._model.rowCount()
        self._before = (self.current_id(), everything, self.verticalScrollBar().value())

    def _restore(self) -> None:
        current, everything, scroll = self._before
        if everything:
            self.selectAll()
        kept, selection = self._model.kept, QItemSelection()
        last = len(self._model.columns) - 1
        for row in kept.values():
            selection.select(self._model.index(row, 0), self._model.index(row, last))
        self.selectionModel().select(selection, Flag.Select)
        if current in kept:
            self.selectionModel().setCurrentIndex(self._model.index(kept[current], 0), Flag.NoUpdate)
        elif current is not None:
            self.chosen.emit(None)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scroll))

    def _current_changed(self) -> None:
        self.viewport().update()  # the mark of the current row runs across all its cells
        self.chosen.emit(self.current_id())

    def _open(self, row: int) -> None:
        if (id_ := self._model.id_at(row)) is not None:
            self.opened.emit(id_)
