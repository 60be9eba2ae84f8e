"""The page of workers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.task import Task
from desktop_app.orchestrator.lists import WorkerSummary
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.presentation.durations import ago
from desktop_app.presentation.formatting import NONE, percent, speed_text
from desktop_app.presentation.notes import note
from desktop_app.presentation.sentences import listed
from desktop_app.presentation.text import one_line, readable
from desktop_app.ui.background import Background
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable
from desktop_app.ui.workers.local import LocalWorkerCard

SHOWN_FOR = timedelta(hours=12)  # after a worker was last heard
INTERVAL = 3000  # milliseconds

COLUMNS = (
    RowColumn("Worker", lambda worker: readable(worker.name), 22),
    RowColumn("Working on", lambda worker: _work(worker), 30, stretch=True),
    RowColumn("Completed", lambda worker: f"{worker.completed:,}", 11, right=True),
    RowColumn("Lost", lambda worker: f"{worker.lost:,}", 8, right=True),
    RowColumn("Speed", lambda worker: speed_text(worker.speed), 9, right=True),
    RowColumn("Last heard", lambda worker: ago(_since(worker.last_heard)), 16, right=True),
)


class WorkersPage(QWidget):
    """This computer's worker on top, every worker that the tasks tell of below."""

    counted = Signal(int)  #: workers with something to do, or heard of lately

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self.local = LocalWorkerCard()
        self.table = RowsTable(COLUMNS, "Workers")
        self._empty = EmptyState(
            "No worker has been heard of in the last 12 hours",
            "A worker appears here with its first task. On a GPU machine, start one with: earshot-worker run",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.local)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Query now; later queries follow by themselves."""
        repository, since = self._repository, datetime.now(UTC) - SHOWN_FOR
        self._background.run(lambda: repository.workers(since), self._show, failed=self._missed, key="workers")

    def _show(self, workers: Sequence[WorkerSummary]) -> None:
        self.table.rows.show(workers)
        self.table.rows.refresh()
        self._stack.setCurrentIndex(1 if workers else 0)
        self.counted.emit(len(workers))
        self._timer.start(INTERVAL)

    def _missed(self, fault: str) -> None:
        """The change feed tells the person; here it is enough to try again."""
        self._timer.start(INTERVAL)


def _work(worker: WorkerSummary) -> str:
    if not worker.running:
        return NONE
    now = datetime.now(UTC)
    return listed([f"{one_line(task.file_name)} ({_state(task, now)})" for task in worker.running], 2)


def _state(task: Task, now: datetime) -> str:
    return note(task, now) or percent(task)


def _since(moment: datetime) -> float:
    return (datetime.now(UTC) - moment).total_seconds()
