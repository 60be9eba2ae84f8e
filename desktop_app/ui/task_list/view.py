"""The view of a list of tasks: chosen rows stay chosen and in place whatever comes and goes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.ui.task_list.delegate import TaskDelegate
from desktop_app.ui.task_list.header import TaskHeader
from desktop_app.ui.task_list.kept_selection import KeptSelection
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.row_heights import RowHeights
from desktop_app.ui.task_list.row_marks import RowMarks
from desktop_app.ui.task_list.row_pictures import RowPictures

COUNT_DOWN = 1000  # milliseconds
Flag = QItemSelectionModel.SelectionFlag


class TaskView(QTableView):
    """No widgets in the rows; speaks in task ids. The current row is always a selected one."""

    chosen = Signal(object)  #: the current task's id, or None; not where the task merely leaves the list
    selection_changed = Signal()
    opened = Signal(int)  #: Enter or a double click on a task
    retry_clicked = Signal(int)
    state_changed = Signal()  #: what `save_state` tells is another one

    def __init__(self, model: TaskModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._told: int | None = None  # whom `chosen` named last
        self._settling = False  # an event of the operator's is being handled, or rows come and go
        self._added_above = 0
        self._settle_later = QTimer(self, singleShot=True)
        self._settle_later.timeout.connect(self._settle)
        self.setModel(model)
        self.setAccessibleName(name)
        self.header = TaskHeader(model, self)
        self.setHorizontalHeader(self.header)
        self._kept = KeptSelection(self, model)
        self._delegate = TaskDelegate(model, self.header, self)
        self._delegate.retry_clicked.connect(self.retry_clicked)
        self.setItemDelegate(self._delegate)
        self._heights = RowHeights(self, model, self._delegate)
        self._marks = RowMarks(self, self._delegate)
        self._pictures = RowPictures(self, model, self._delegate)
        self._set_up_rows()
        self._follow_model()
        self.header.layout_changed.connect(self._columns_changed)
        self.header.chosen.connect(self.state_changed)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._settle_soon)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        counting = QTimer(self)
        counting.timeout.connect(self._count_down)
        counting.start(COUNT_DOWN)

    def selected_rows(self) -> list[range]:
        """As ranges: a million selected rows are one of them."""
        return self._kept.selected_rows()

    def selected_count(self) -> int:
        return sum(map(len, self.selected_rows())) + len(self._kept.missing)

    def selected_ids(self) -> array[int]:
        """Those too whose rows are still to come, in a list that was sorted just now."""
        return self._model.ids_in(self.selected_rows()) + array("q", self._kept.missing)

    def current_id(self) -> int | None:
        id_ = self._model.id_at(self.currentIndex().row())
        return self._kept.current if id_ is None else id_

    def select_row(self, row: int) -> None:
        with self._one_event():
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def save_state(self) -> str:
        """Which columns are shown, where and how wide, and the order: a short text, with a version."""
        return self.header.save()

    def restore_state(self, state: str) -> None:
        """Take up what `save_state` told; text of another version or origin changes nothing."""
        self.header.restore(state)

    # what the operator does
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._one_event():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
                self._open(self.currentIndex().row())
            elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
                self._kept.forget()
                self.clearSelection()
            else:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        with self._one_event():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        with self._one_event():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._one_event():
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row the current one, and not select it."""
        with self._one_event():
            super().focusInEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl and an arrow would move the current row away from the selected ones."""
        command = super().selectionCommand(index, event)
        if isinstance(event, QKeyEvent) and command == Flag.NoUpdate:
            command = Flag.ClearAndSelect | Flag.Rows
        if event is not None and command & Flag.Clear:
            self._kept.forget()
        return command

    def selectAll(self) -> None:
        """Those too whose rows are still to come."""
        self._kept.everything = not self._model.complete
        super().selectAll()

    def keyboardSearch(self, search: str) -> None:
        """Qt would ask for the name in every row; the search of the window asks the database."""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._marks.hover(-1)
        elif isinstance(event, QMouseEvent):
            self._marks.hover(self.rowAt(int(event.position().y())))
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        in_view = self._heights.rows_in_view()
        self._marks.begin(in_view, self.selected_rows())
        painter = QPainter(self.viewport())
        self._pictures.paint(painter, in_view)
        self._marks.paint(painter, in_view)
        painter.end()

    @contextmanager
    def _one_event(self) -> Iterator[None]:
        """The current row is made one of the selected ones when all is done."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before
        self._settle()

    def _settle_soon(self) -> None:
        if not self._settling:
            self._settle_later.start(0)

    def _settle(self) -> None:
        if self._settling:
            return
        selection, current = self.selectionModel(), self.currentIndex()
        if current.isValid() and not selection.isSelected(current):
            rows = [min(max(current.row(), each.start), each.stop - 1) for each in self.selected_rows()]
            nearest = min(rows, key=lambda row: abs(row - current.row()), default=-1)
            self._settling = True
            selection.setCurrentIndex(self._model.index(nearest, current.column()), Flag.NoUpdate)
            self._settling = False
        self._marks.mark_current(selection.currentIndex().row())
        if (id_ := self.current_id()) != self._told:
            self._told = id_
            self.chosen.emit(id_)

    def _open(self, row: int) -> None:
        if (id_ := self._model.id_at(row)) is not None:
            self.opened.emit(id_)

    # rows
    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Qt would select a neighbour of a task that leaves the list, and hand that to whatever is done next."""
        if start <= self.currentIndex().row() <= end:
            self._settling = True
            self.selectionModel().setCurrentIndex(QModelIndex(), Flag.NoUpdate)
            self._settling = False
        super().rowsAboutToBeRemoved(parent, start, end)

    def _follow_model(self) -> None:
        model = self._model
        model.rowsInserted.connect(lambda parent, first, last: self._shift(first, last - first + 1))
        model.rowsAboutToBeRemoved.connect(lambda parent, first, last: self._shift(first, first - last - 1))
        model.modelAboutToBeReset.connect(self._kept.remember)
        model.modelReset.connect(self._restore)
        model.arranged.connect(self._arranged)

    def _shift(self, first: int, more: int) -> None:
        """What is read must not slide away under the reader; at the top, the newest is what is read."""
        top = self.verticalScrollBar().value() + self._added_above
        if top > 0 and first <= top:
            self._added_above += max(more, first - top)

    def _restore(self) -> None:
        self._settling = True
        self._kept.restore()
        self._settling = False

    def _arranged(self) -> None:
        if self._added_above:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(max(0, bar.value() + self._added_above))
            self._added_above = 0
        if self._model.complete:
            self._settling = True
            self._kept.complete()
            self._settling = False
            if self._model.listed_anew:
                self._settle()
                self.selection_changed.emit()  # Qt does not tell of rows that are gone with their list
            self._told = self.current_id()

    def _count_down(self) -> None:
        """Some texts tell how long it is until something."""
        if self.isVisible():
            self._heights.measure()
            self.viewport().update()

    def _columns_changed(self) -> None:
        self._delegate.arrange_columns()
        self._heights.measure_soon()

    def _set_up_rows(self) -> None:
        self.verticalHeader().setVisible(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
