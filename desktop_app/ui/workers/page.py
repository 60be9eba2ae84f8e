"""The page of workers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import Task
from desktop_app.domain.worker import Liveness, WorkerSummary
from desktop_app.domain.workload import Throughput
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.presentation.fleet import finish, last_words, state
from desktop_app.presentation.formatting import NONE, percent, speed_text
from desktop_app.presentation.notes import note
from desktop_app.presentation.sentences import listed
from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import format_number, mark, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mark import MarkShape, make_mark
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable
from desktop_app.ui.workers.fleet_chart import HOURS, SPAN, FleetChart
from desktop_app.ui.workers.local import LocalWorkerCard
from desktop_app.ui.workers.no_workers import NoWorkers

SHOWN_FOR = timedelta(hours=12)  # after a worker was last heard
INTERVAL = 3000  # milliseconds
CHART_INTERVAL = 60_000  # milliseconds

COLUMNS = (
    RowColumn(mark("Worker"), lambda worker: readable(worker.name), 13),
    RowColumn(mark("State"), lambda worker: state(worker, datetime.now(UTC)), 20, mark=lambda worker: _mark(worker)),
    RowColumn(mark("Working on"), lambda worker: _work(worker), 16, stretch=True),
    RowColumn(mark("Completed"), lambda worker: format_number(worker.completed), 10, right=True),
    RowColumn(mark("Lost"), lambda worker: format_number(worker.lost), 6, right=True, dispensable=1),
    RowColumn(mark("Speed"), lambda worker: speed_text(worker.speed), 8, right=True),
    RowColumn(mark("Last words"), last_words, 20, stretch=True, dispensable=2),
)


class WorkersPage(QWidget):
    """This computer's worker on top, how fast all have been, every worker that the tasks tell of below."""

    counted = Signal(int)  #: workers that there are

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
        self.chart = FleetChart()
        self.finish = Label()
        self.finish.setProperty("role", "muted")
        self.finish.hide()
        self.table = RowsTable(COLUMNS, tr("Workers"))
        self.empty = NoWorkers()
        self._stack = QStackedWidget()
        self._content = QWidget()
        self.scroll_area = QScrollArea()
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._reveal)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self._chart_timer = QTimer(self, singleShot=True)
        self._chart_timer.timeout.connect(self._refresh_chart)

    def refresh(self) -> None:
        """Query now; later queries follow by themselves."""
        repository, since = self._repository, datetime.now(UTC) - SHOWN_FOR
        self._background.run(lambda: repository.workers(since), self._show, failed=self._missed, key="workers")

    def show_fleet(self, fleet: Fleet, waiting: int) -> None:
        """`waiting`: tasks."""
        number = format_number(fleet.speed or 0)
        speed = tr("{number} audio-hours per hour now", number=number) if fleet.speed else ""
        queue = plural("{n} task waiting", "{n} tasks waiting", waiting) if waiting else ""
        parts = (speed, queue, finish(fleet, datetime.now(UTC)))
        self.finish.setText(" · ".join(part for part in parts if part))
        self.finish.setVisible(bool(self.finish.text()))

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_chart()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._chart_timer.stop()

    def _reveal(self, row: QModelIndex) -> None:
        """The table has scrolled to it; the page may have to follow."""
        middle = self.table.viewport().mapTo(self._content, self.table.visualRect(row).center())
        self.scroll_area.ensureVisible(0, middle.y(), 0, 4 * GRID)

    def _lay_out(self) -> None:
        """All of it scrolls where the window is too low for it."""
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for part in (self.local, self.finish, self.chart):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        self.scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds has the focus, and is scrolled to
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)

    def _show(self, workers: Sequence[WorkerSummary]) -> None:
        now = datetime.now(UTC)
        there = [worker for worker in workers if worker.liveness(now).counts]
        self.table.rows.show([*there, *(worker for worker in workers if not worker.liveness(now).counts)])
        self.table.rows.refresh()
        self._stack.setCurrentIndex(1 if workers else 0)
        self.counted.emit(len(there))
        self._timer.start(INTERVAL)

    def _missed(self, fault: str) -> None:
        """The change feed tells the person; here it is enough to try again."""
        self._timer.start(INTERVAL)

    def _refresh_chart(self) -> None:
        """While it can be seen."""
        repository, now = self._repository, datetime.now(UTC)
        since = now - timedelta(hours=HOURS)
        self._background.run(
            lambda: repository.throughput(since, SPAN),
            lambda done: self._show_chart(done, now),
            failed=lambda fault: self._show_chart_later(),
            key="throughput",
        )

    def _show_chart(self, done: Sequence[Throughput], now: datetime) -> None:
        self.chart.show_throughput(done, now)
        self._show_chart_later()

    def _show_chart_later(self) -> None:
        if self.isVisible():
            self._chart_timer.start(CHART_INTERVAL)


def _mark(worker: WorkerSummary) -> QPixmap:
    colours = current_tokens()
    marks = {
        Liveness.WORKING: (colours.accent, MarkShape.DISC),
        Liveness.IDLE: (colours.success, MarkShape.RING),
        Liveness.UNHEARD: (colours.muted, MarkShape.DASH),
        Liveness.SILENT: (colours.warning, MarkShape.TRIANGLE),
        Liveness.DEAD: (colours.danger, MarkShape.CROSS),
    }
    return make_mark(*marks[worker.liveness(datetime.now(UTC))])


def _work(worker: WorkerSummary) -> str:
    if not worker.running:
        return NONE
    now = datetime.now(UTC)
    return listed([f"{one_line(task.file_name)} ({_state(task, now)})" for task in worker.running], 2)


def _state(task: Task, now: datetime) -> str:
    return note(task, now) or percent(task)
