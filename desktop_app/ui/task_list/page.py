"""The page of tasks: the drop zone, the live list, the selected task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports import Changes, TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.detail import DetailPane
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.drop_zone import DropZone
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.columns import TASK_COLUMNS, columns_for
from desktop_app.ui.task_list.kind_filter import KindFilter
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.status_filter import StatusFilter
from desktop_app.ui.task_list.task_menu import TaskMenu
from desktop_app.ui.task_list.view import TaskView
from desktop_app.ui.widgets.empty_state import EmptyState
from worker_agent.contract.kinds import TRANSCRIBE, TaskKind


class TasksPage(QWidget):
    """Empty, it is one large drop zone; with the first task the list takes its place."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        actions: TaskActions,
        export: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._repository = operations.tasks
        self._which = TaskFilter()
        self._empty = False
        self.drop_zone = DropZone(operations.kinds, samples=bool(operations.samples))
        self.tabs = StatusFilter()
        self.kinds = KindFilter(operations.kinds)
        self.model = TaskModel(operations.tasks, background, TASK_COLUMNS, self._which, self)
        self.view = TaskView(self.model, "Tasks")
        self.detail = DetailPane(operations, background)
        self.menu = TaskMenu(self.view, actions, export)
        self._nothing = EmptyState("No such task", "No task matches. Choose another status, or clear the search.")
        self._list = QStackedWidget()
        self._connect(actions)
        self._lay_out()
        self._set_empty(True)

    def load(self) -> None:
        """The change feed is open."""
        self.model.refresh()

    def apply(self, changes: Changes) -> None:
        self.model.apply(changes)
        self.detail.apply(changes)

    def show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self.tabs.show_counts(counts)
        self._set_empty(not any(counts.values()))

    def search(self, text: str) -> None:
        self._filter(replace(self._which, search=text))

    def transcribed_ids(self) -> Sequence[int]:
        """The tasks that have a transcript, newest first. May block."""
        return self._repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED, kind=TRANSCRIBE.name))

    def open(self, id_: int) -> None:
        """Select the task where the list has it, and read its transcript."""
        row = self.model.row_of(id_)
        if row is not None:
            self.view.select_row(row)
        self.detail.show_id(id_)
        self.read()

    def read(self) -> None:
        """Bring the transcript of the current task to the fore."""
        self.detail.tabs.setCurrentIndex(0)
        upper, lower = self._splitter.sizes()
        if lower < upper:
            whole = upper + lower
            self._splitter.setSizes([whole * 2 // 5, whole * 3 // 5])
            QTimer.singleShot(0, self, lambda: self.view.scrollTo(self.view.currentIndex()))
        if self.detail.transcript.reading:
            self.detail.transcript.text.setFocus()

    def _filter(self, which: TaskFilter) -> None:
        self._which = which
        self.model.show(which)

    def _show_kind(self, kind: TaskKind | None) -> None:
        self.model.set_columns(columns_for(kind))
        self._filter(replace(self._which, kind=kind.name if kind else None))

    def _set_empty(self, empty: bool) -> None:
        if empty != self._empty:
            self._empty = empty
            self.drop_zone.set_large(empty)
            self.tabs.setVisible(not empty)
            self.kinds.setVisible(not empty)
            self._splitter.setVisible(not empty)
            self.setFocusProxy(self.drop_zone.files if empty else self.view)
            focus = QApplication.focusWidget()
            if focus is None or self.isAncestorOf(focus):
                self.setFocus()

    def _connect(self, actions: TaskActions) -> None:
        self.tabs.chosen.connect(lambda status: self._filter(replace(self._which, status=status)))
        self.kinds.chosen.connect(self._show_kind)
        self.view.chosen.connect(self.detail.show_id)
        self.view.opened.connect(lambda id_: self.read())
        self.view.retry_clicked.connect(lambda id_: actions.retry([id_]))
        self.model.arranged.connect(lambda: self._list.setCurrentIndex(1 if self.model.rowCount() else 0))

    def _lay_out(self) -> None:
        self._list.addWidget(self._nothing)
        self._list.addWidget(self.view)
        self._list.setCurrentIndex(1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(GRID)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._list.setMinimumHeight(14 * GRID)
        self.detail.setMinimumHeight(12 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.drop_zone)
        filters = QHBoxLayout()
        filters.addWidget(self.tabs, 1)
        filters.addWidget(self.kinds)
        layout.addLayout(filters)
        layout.addWidget(self._splitter, 1)
