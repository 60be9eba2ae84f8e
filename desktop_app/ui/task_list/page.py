"""The page of tasks: the drop zone, the live list, the selected task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.drop_zone import DropZone
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.columns import TASK_COLUMNS, columns_for
from desktop_app.ui.task_list.kind_filter import KindFilter
from desktop_app.ui.task_list.status_filter import StatusFilter
from desktop_app.ui.task_list.task_list import TaskList
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
        self._empty = False
        self.drop_zone = DropZone(operations.kinds, samples=bool(operations.samples))
        self.tabs = StatusFilter()
        self.kinds = KindFilter(operations.kinds)
        self.list = TaskList(
            operations, background, actions, export, name="Tasks", columns=TASK_COLUMNS, which=TaskFilter()
        )
        self.tabs.chosen.connect(lambda status: self.list.set_filter(replace(self.list.which, status=status)))
        self.kinds.chosen.connect(self._show_kind)
        self._lay_out()
        self._set_empty(True)

    def show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self.tabs.show_counts(counts)
        self._set_empty(not any(counts.values()))

    def search(self, text: str) -> None:
        self.list.set_filter(replace(self.list.which, search=text))

    def transcribed_ids(self) -> Sequence[int]:
        """The tasks that have a transcript, newest first. May block."""
        return self._repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED, kind=TRANSCRIBE.name))

    def open(self, id_: int) -> None:
        """Select the task where the list has it, and read its transcript."""
        row = self.list.model.row_of(id_)
        if row is not None:
            self.list.view.select_row(row)
        self.list.detail.show_task_id(id_)
        self.list.read()

    def _show_kind(self, kind: TaskKind | None) -> None:
        self.list.model.set_columns(columns_for(kind))
        self.list.set_filter(replace(self.list.which, kind=kind.name if kind else None))

    def _set_empty(self, empty: bool) -> None:
        if empty != self._empty:
            self._empty = empty
            self.drop_zone.set_large(empty)
            self.tabs.setVisible(not empty)
            self.kinds.setVisible(not empty)
            self.list.setVisible(not empty)
            self.setFocusProxy(self.drop_zone.files if empty else self.list.view)
            focus = QApplication.focusWidget()
            if focus is None or self.isAncestorOf(focus):
                self.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.drop_zone)
        filters = QHBoxLayout()
        filters.addWidget(self.tabs, 1)
        filters.addWidget(self.kinds)
        layout.addLayout(filters)
        layout.addWidget(self.list, 1)
