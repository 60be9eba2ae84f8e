"""All there is to know of the selected task: the transcript, the attempts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.task import Attempt, Task
from desktop_app.orchestrator.lists import Changes
from desktop_app.presentation.text import one_line
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.attempts import AttemptsTable
from desktop_app.ui.reader.pane import TranscriptPane
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label, plain_tooltip
from worker_agent.contract.kinds import TRANSCRIBE


class DetailPane(QFrame):
    """Follows the selection and the change feed."""

    def __init__(self, operations: Operations, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._operations = operations
        self._background = background
        self._id: int | None = None
        self._request_key = f"detail {id(self)}"
        self.transcript = TranscriptPane(operations, background)
        self.attempts = AttemptsTable()
        self.attempts.setProperty("kind", "plain")
        self._name = Label()
        self._name.setProperty("role", "muted")
        self._name.setMaximumWidth(60 * GRID)
        self._name.setMinimumHeight(4 * GRID)
        self._name.setContentsMargins(GRID, 0, GRID, GRID - 2)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.transcript, "Transcript")
        self.tabs.addTab(self.attempts, "Attempts")
        self.tabs.setCornerWidget(self._name, Qt.Corner.TopRightCorner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self.tabs)

    def show_task_id(self, id_: int | None) -> None:
        """Another task was selected, or none."""
        if id_ == self._id:
            return
        self._id = id_
        if id_ is None:
            self._show((None, ()))
        else:
            self._load(id_)

    def apply(self, changes: Changes) -> None:
        """The change feed may tell of the task that is shown."""
        if self._id is not None and any(task.id == self._id for task in changes.tasks):
            self._load(self._id)

    def _load(self, id_: int) -> None:
        repository = self._operations.tasks
        self._background.run(
            lambda: (repository.tasks([id_]).get(id_), repository.attempts(id_)), self._show, key=self._request_key
        )

    def _show(self, loaded: tuple[Task | None, Sequence[Attempt]]) -> None:
        task, attempts = loaded
        if (task.id if task else None) != self._id:
            return
        self.transcript.show_task(task)
        self.attempts.rows.show(attempts)
        name = one_line(task.file_name) if task else ""
        room = self._name.maximumWidth() - 2 * GRID  # but for its margins
        self._name.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._name.setToolTip(plain_tooltip(name))
        is_transcript = task is None or task.kind == TRANSCRIBE.name
        self.tabs.setTabText(0, "Transcript" if is_transcript else "Result")
        self.tabs.setTabText(1, f"Attempts ({len(attempts)})" if attempts else "Attempts")
