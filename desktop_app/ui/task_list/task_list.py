"""A live list of tasks: what it shows, the rows, and what can be done with those that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.batch import BatchSummary
from desktop_app.orchestrator.actions.find_retryable import find_retryable
from desktop_app.orchestrator.ports.lists import Cause, Changes, TaskFilter
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.batch_menu import BatchMenu, facts_of
from desktop_app.ui.task_list.columns import PROBLEM_COLUMNS, columns_for
from desktop_app.ui.task_list.kind_filter import KindFilter
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.selection_bar import SelectionBar
from desktop_app.ui.task_list.view import TaskView
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.mirroring import set_room_before
from desktop_app.ui.widgets.rounded_corners import RoundedCorners
from desktop_app.ui.window_state import WindowState
from worker_agent.contract.kinds import TaskKind


class TaskList(QWidget):
    """Follows the change feed; what is done to tasks goes through `actions`."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        actions: TaskActions,
        batch_menu: BatchMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._repository = operations.tasks
        self._actions = actions
        self._cause: Cause | None = None
        self._batch: BatchSummary | None = None
        self.batch_menu = batch_menu
        self.which = TaskFilter()
        self.title, self.number = ElidedLabel(), ElidedLabel(Qt.TextElideMode.ElideRight)
        self.kinds = KindFilter(operations.kinds)
        self.solved = QCheckBox(tr("Also what is done"))
        self.retry_all = push_button(tr("Retry all of these"), self._retry_all)
        planned = actions.deferred.planned
        self.model = TaskModel(operations.tasks, background, columns_for(None), self.which, self, planned=planned)
        self.view = TaskView(self.model, tr("Tasks"))
        RoundedCorners(self.view)
        self.selection = SelectionBar()
        self._nothing = EmptyState()
        self._nothing.setProperty("kind", "card")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """The change feed is open, or has begun anew."""
        self.model.refresh(forget=True)

    def apply(self, changes: Changes) -> None:
        self.model.apply(changes)

    def show_part(self, title: str, which: TaskFilter, cause: Cause | None, batch: BatchSummary | None) -> None:
        """The tasks of a place of the sidebar; `cause`, `batch`: what they have in common."""
        self._cause = cause
        self.title.set_text(title)
        self.show_batch(batch)
        self._set_filter(replace(which, search=self.which.search, kind=self.which.kind))

    def show_batch(self, batch: BatchSummary | None) -> None:
        """How far the batch is by now whose tasks are shown."""
        self._batch = batch
        self.batch_menu.show_batch(batch)
        self._tell_number()

    def save_state(self, state: WindowState) -> None:
        state.write_all(columns=self.view.save_state(), solved="shown" if self.solved.isChecked() else "")

    def restore_state(self, state: WindowState) -> None:
        """The columns and the order; whether the problems are shown that were solved."""
        self.view.restore_state(state.read_text("columns"))
        self.solved.setChecked(state.read_text("solved") == "shown")

    def search(self, text: str) -> None:
        self._set_filter(replace(self.which, search=text))

    def _set_filter(self, which: TaskFilter) -> None:
        self.which = which = replace(which, unsolved=which.retried and not self.solved.isChecked())
        self.solved.setVisible(which.retried)
        self.retry_all.setVisible(which.retried)
        self.kinds.setVisible(not which.retried)
        self.model.set_columns(PROBLEM_COLUMNS if which.retried else columns_for(self.kinds.currentData()))
        self.model.set_filter(which)
        self._tell_number()

    def _show_kind(self, kind: TaskKind | None) -> None:
        self._set_filter(replace(self.which, kind=kind.name if kind else None))

    def _arranged(self) -> None:
        rows = self.model.rowCount()
        self._tell_number()
        self.retry_all.setEnabled(rows > 0)
        self._nothing.show_text(*self._why_nothing())
        self._stack.setCurrentIndex(1 if rows or not self.model.complete else 0)

    def _tell_number(self) -> None:
        facts = f" · {facts_of(self._batch)}" if self._batch else ""
        number = plural("{n} task", "{n} tasks", self.model.rowCount()) if self.model.complete else "…"
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance(f"{number} …"))
        self.number.set_text(f"{number}{facts}")

    def _why_nothing(self) -> Sequence[str]:
        if self.which.search:
            named = tr(
                "No task here is named “{name}”. Enter searches all transcripts for that; clear the search to see all "
                "tasks.",
                name=self.which.search,
            )
            return tr("No such task"), named
        if self.which.retried:
            return tr("No problems"), tr("Should a worker fail or vanish, its tasks appear here by themselves.")
        return tr("Nothing here"), tr("Tasks come and go here by themselves.")

    def _retry_all(self) -> None:
        """Of the problem that is shown, or of all."""
        repository, cause = self._repository, self._cause
        self._actions.retry_found(lambda: find_retryable(repository, cause))

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._show_kind)
        self.solved.toggled.connect(lambda: self._set_filter(self.which))
        self.model.arranged.connect(self._arranged)
        self.view.selection_changed.connect(lambda: self.selection.show_count(self.view.selected_count()))
        self.view.retry_clicked.connect(lambda id_: self._actions.retry([id_]))
        self.selection.cleared.connect(self.view.clearSelection)
        self._actions.deferred.changed.connect(self.view.viewport().update)

    def _lay_out(self) -> None:
        set_font_scale(self.title, 1.15, bold=True)
        self.number.setProperty("role", "muted")
        self.solved.setToolTip(tr("Tasks that needed another attempt, and are completed or cancelled by now"))
        self.solved.hide()
        self.retry_all.hide()
        heading = QHBoxLayout()
        set_room_before(heading, GRID)
        heading.setSpacing(GRID)
        heading.addWidget(self.title)
        heading.addWidget(self.number, 1)
        heading.addWidget(self.solved)
        heading.addWidget(self.retry_all)
        heading.addWidget(self.batch_menu)
        heading.addWidget(self.kinds)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        self._stack.setCurrentIndex(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(heading)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.selection)
