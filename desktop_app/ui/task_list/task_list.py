"""A live list of tasks with the selected one beneath it: what every page of tasks shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop_app.orchestrator.lists import Changes, TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.detail import DetailPane
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.columns import Column
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.task_menu import TaskMenu
from desktop_app.ui.task_list.view import TaskView
from desktop_app.ui.widgets.empty_state import EmptyState


class TaskList(QSplitter):
    """Follows the change feed; what is done to tasks goes through `actions`."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        actions: TaskActions,
        export: Callable[[], None],
        *,
        name: str,
        columns: tuple[Column, ...],
        which: TaskFilter,
        parent: QWidget | None = None,
    ) -> None:
        """`name`: for those who hear it; `which`: the filter at first."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.which = which
        self.model = TaskModel(operations.tasks, background, columns, which, self)
        self.view = TaskView(self.model, name)
        self.detail = DetailPane(operations, background)
        self.menu = TaskMenu(self.view, actions, export)
        self._stack = QStackedWidget()
        self._lay_out()
        self.view.chosen.connect(self.detail.show_task_id)
        self.view.opened.connect(lambda id_: self.read())
        self.view.retry_clicked.connect(lambda id_: actions.retry([id_]))
        self.model.arranged.connect(lambda: self._stack.setCurrentIndex(1 if self.model.rowCount() else 0))

    def load(self) -> None:
        """The change feed is open, or has begun anew."""
        self.model.refresh(forget=True)

    def apply(self, changes: Changes) -> None:
        self.model.apply(changes)
        self.detail.apply(changes)

    def set_filter(self, which: TaskFilter) -> None:
        self.which = which
        self.model.set_filter(which)

    def read(self) -> None:
        """Bring the result of the current task to the fore."""
        self.detail.tabs.setCurrentIndex(0)
        upper, lower = self.sizes()
        if lower < upper:
            whole = upper + lower
            self.setSizes([whole * 2 // 5, whole * 3 // 5])
            QTimer.singleShot(0, self, lambda: self.view.scrollTo(self.view.currentIndex()))
        if self.detail.transcript.reading:
            self.detail.transcript.text.setFocus()

    def _lay_out(self) -> None:
        nothing = "No task matches. Choose another status or kind, or clear the search."
        self._stack.addWidget(EmptyState("No such task", nothing))
        self._stack.addWidget(self.view)
        self._stack.setCurrentIndex(1)
        self._stack.setMinimumHeight(14 * GRID)
        self.detail.setMinimumHeight(12 * GRID)
        self.setHandleWidth(GRID)
        self.setChildrenCollapsible(False)
        self.addWidget(self._stack)
        self.addWidget(self.detail)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
