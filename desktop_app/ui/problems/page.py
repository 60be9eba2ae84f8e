"""The page of retries: why, whose, when again; one, some or all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.orchestrator.find_retryable import find_retryable
from desktop_app.orchestrator.lists import Cause, TaskFilter
from desktop_app.presentation.sentences import pluralize
from desktop_app.presentation.text import readable
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.columns import RETRY_COLUMNS
from desktop_app.ui.task_list.task_list import TaskList
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable
from worker_agent.contract.error_kinds import label_of

CAUSES_AFTER = 1000  # milliseconds: grouping looks at every retried task
MOST_CAUSES_SEEN = 3  # rows, before they scroll

CAUSE_COLUMNS = (
    RowColumn("Tasks", lambda cause: f"{cause.tasks:,}", 8),
    RowColumn("Kind", lambda cause: readable(label_of(cause.kind)), 20),
    RowColumn("Why", lambda cause: readable(cause.message), 40, stretch=True),
)


class RetriesPage(QWidget):
    """The same list as that of tasks, with other columns."""

    counted = Signal(int)

    def __init__(
        self,
        operations: Operations,
        background: Background,
        actions: TaskActions,
        export: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._actions = actions
        which = TaskFilter(retried=True)
        self.list = TaskList(
            operations, background, actions, export, name="Retries", columns=RETRY_COLUMNS, which=which
        )
        self.list.detail.tabs.setCurrentWidget(self.list.detail.attempts)
        self.causes = RowsTable(CAUSE_COLUMNS, "Causes")
        self.summary = Label()
        self.retry_cause = push_button("Retry this cause", self._retry_cause)
        self.retry_selected = push_button("Retry selected", lambda: actions.retry(self.list.view.selected_ids()))
        self.retry_all = push_button("Retry all", self._retry_all, kind="primary")
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()

    def search(self, text: str) -> None:
        self.list.set_filter(replace(self.list.which, search=text))

    def _arranged(self) -> None:
        number, searched = self.list.model.rowCount(), bool(self.list.which.search)
        self._stack.setCurrentIndex(1 if number or searched else 0)
        self.summary.setText(f"{pluralize(number, 'task')} needed another attempt")
        if self.list.model.complete and not searched:
            self.counted.emit(number)
        if not self._causes_timer.isActive():
            self._causes_timer.start(CAUSES_AFTER)

    def _find_causes(self) -> None:
        repository = self._operations.tasks
        self._background.run(repository.find_causes, self._show_causes, failed=lambda fault: None, key="causes")

    def _show_causes(self, causes: Sequence[Cause]) -> None:
        self.causes.rows.show(causes)
        self.causes.setVisible(bool(causes))
        rows = min(len(causes), MOST_CAUSES_SEEN) + 1
        self.causes.setFixedHeight(rows * self.causes.verticalHeader().defaultSectionSize() + 2)
        self._enable()

    def _retry_cause(self) -> None:
        if (cause := self._cause()) is not None:
            repository = self._operations.tasks
            self._actions.retry_all(lambda: find_retryable(repository, cause))

    def _retry_all(self) -> None:
        repository = self._operations.tasks
        self._actions.retry_all(lambda: find_retryable(repository))

    def _cause(self) -> Cause | None:
        row = self.causes.currentIndex().row()
        return self.causes.rows.rows[row] if 0 <= row < len(self.causes.rows.rows) else None

    def _enable(self) -> None:
        cause = self._cause()
        self.retry_cause.setEnabled(cause is not None and cause.retryable > 0)
        self.retry_selected.setEnabled(self.list.view.selectionModel().hasSelection())

    def _connect(self) -> None:
        self.list.view.selection_changed.connect(self._enable)
        self.causes.selectionModel().selectionChanged.connect(lambda: self._enable())
        self.list.model.arranged.connect(self._arranged)
        self._causes_timer = QTimer(self)
        self._causes_timer.setSingleShot(True)
        self._causes_timer.timeout.connect(self._find_causes)

    def _lay_out(self) -> None:
        self._stack.addWidget(
            EmptyState(
                "No task needed another attempt", "Should a worker fail or vanish, its tasks appear here by themselves."
            )
        )
        self._stack.addWidget(self._content())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.list.view)
        self._enable()

    def _content(self) -> QWidget:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.summary, 1)
        for button in (self.retry_cause, self.retry_selected, self.retry_all):
            line.addWidget(button)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(line)
        layout.addWidget(self.causes)
        layout.addWidget(self.list, 1)
        return page
