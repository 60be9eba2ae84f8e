"""The worker that the window itself looks after, on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.theme import set_font_scale, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.supervision import WorkerReport, WorkerState

_ROLES = {
    WorkerState.STARTING: "warning",
    WorkerState.LOADING_MODEL: "warning",
    WorkerState.IDLE: "success",
    WorkerState.WORKING: "accent",
    WorkerState.STOPPED: "danger",
}

_TITLES = {
    WorkerState.STARTING: mark("This computer's worker: starting"),
    WorkerState.LOADING_MODEL: mark("This computer's worker: loading the model"),
    WorkerState.IDLE: mark("This computer's worker: idle"),
    WorkerState.WORKING: mark("This computer's worker: working"),
    WorkerState.STOPPED: mark("This computer's worker: stopped"),
}

_EXPLANATIONS = {
    WorkerState.STARTING: mark("It will be ready in a moment."),
    WorkerState.LOADING_MODEL: mark("It takes tasks as soon as the model is loaded."),
    WorkerState.IDLE: mark("It waits for a task. Drop audio on the window to give it one."),
    WorkerState.WORKING: "",
    WorkerState.STOPPED: mark("Tasks wait until a worker runs."),
}


class LocalWorkerCard(QFrame):
    """What it does now; if it has stopped, why, and how to start it again."""

    restart_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._mark = Label("●")
        self._title = Label()
        self._detail = Label()
        self._detail.setProperty("role", "muted")
        self._detail.setWordWrap(True)
        self.restart = push_button(tr("Start again"), self._restart, kind="primary")
        self._lay_out()
        self.show_report(None)

    def show_report(self, report: WorkerReport | None) -> None:
        """None: there is none to look after."""
        self.setVisible(report is not None)
        if report is None:
            return
        set_role(self._mark, _ROLES[report.state])
        self._title.setText(tr(_TITLES[report.state]))
        self._detail.setText(readable(report.detail) or tr(_EXPLANATIONS[report.state]))
        self._detail.setVisible(bool(self._detail.text()))
        self.restart.setVisible(report.state is WorkerState.STOPPED)
        self.restart.setEnabled(True)

    def _restart(self) -> None:
        self.restart.setEnabled(False)
        self.restart_clicked.emit()

    def _lay_out(self) -> None:
        set_font_scale(self._title, 1.1, bold=True)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(self._mark)
        layout.addLayout(words, 1)
        layout.addWidget(self.restart)
