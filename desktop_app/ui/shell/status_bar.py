"""The status bar: what is being taken in, the fleet, this computer's worker."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop_app.domain.batch import ALL_KINDS, Backlog
from desktop_app.domain.estimates import Fleet
from desktop_app.orchestrator.results import SubmitProgress
from desktop_app.presentation.durations import countdown
from desktop_app.presentation.fleet import finish
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import format_number, mark, plural, tr
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.plain import Label, plain_tooltip
from worker_agent.contract.supervision import WorkerReport, WorkerState

_LOCAL = {
    WorkerState.STARTING: mark("This computer: starting"),
    WorkerState.LOADING_MODEL: mark("This computer: loading the model"),
    WorkerState.IDLE: mark("This computer: idle"),
    WorkerState.WORKING: mark("This computer: working"),
    WorkerState.STOPPED: mark("This computer: stopped"),
}


class StatusBar(QFrame):
    """One line: files that are being read go before the fleet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.fleet = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.local, self.backlog = Label(), Label()
        self.backlog.setProperty("role", "muted")
        self._of_fleet = ""
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(20 * GRID)
        self.progress.setAccessibleName(tr("Files that were read"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.progress)
        layout.addWidget(self.fleet, 1)
        layout.addWidget(self.backlog)
        layout.addWidget(self.local)
        self.show_fleet(Fleet(), 0)
        self.show_progress(None)

    def show_fleet(self, fleet: Fleet, waiting: int) -> None:
        self._of_fleet = summary(fleet, waiting, datetime.now(UTC))
        if self.progress.isHidden():
            self._say(self._of_fleet)

    def show_backlog(self, backlog: Backlog) -> None:
        """Where what waits is."""
        self.backlog.setText(backlog_summary(backlog))
        self.backlog.setVisible(bool(self.backlog.text()))

    def show_progress(self, progress: SubmitProgress | None) -> None:
        """None: nothing is being handed in."""
        self.progress.setVisible(progress is not None)
        if progress is None:
            self._say(self._of_fleet)
            return
        self.progress.setRange(0, progress.found)
        self.progress.setValue(progress.looked_at)
        self._say(progress_text(progress))

    def _say(self, text: str) -> None:
        self.fleet.set_text(text)

    def show_local(self, report: WorkerReport | None) -> None:
        self.local.setVisible(report is not None)
        if report is not None:
            self.local.setText(tr(_LOCAL[report.state]))
            self.local.setToolTip(plain_tooltip(readable(report.detail)))
            set_role(self.local, "danger" if report.state is WorkerState.STOPPED else "muted")


def summary(fleet: Fleet, waiting: int, now: datetime) -> str:
    parts = []
    if fleet.running:
        running = format_number(fleet.running)
        parts.append(
            plural(
                "{running} running on {n} worker", "{running} running on {n} workers", fleet.workers, running=running
            )
        )
    if fleet.silent:
        when = countdown(fleet.next_delivery or 0)
        parts.append(tr("{number} silent, next delivery {when}", number=format_number(fleet.silent), when=when))
    if waiting and not fleet.running:
        parts.append(plural("{n} task waiting for a worker", "{n} tasks waiting for a worker", waiting))
    if fleet.speed:
        parts.append(tr("{number} audio-hours per hour", number=format_number(fleet.speed)))
    if end := finish(fleet, now):
        parts.append(end)
    return " · ".join(parts) or tr("Nothing to do")


def progress_text(progress: SubmitProgress) -> str:
    if not progress.found:
        return tr("Searching for audio…")
    read, found = format_number(progress.looked_at), format_number(progress.found)
    return tr("Reading {read} of {found} files…", read=read, found=found)


def backlog_summary(backlog: Backlog) -> str:
    """Nothing where all that waits is on the queue."""
    if not backlog.waiting and not backlog.paused_kinds:
        return ""
    here = backlog.waiting - backlog.paused
    parts = [tr("{number} on the queue", number=format_number(backlog.on_queue))]
    parts += [tr("{number} waiting here", number=format_number(here))] if here else []
    parts += [tr("{number} paused", number=format_number(backlog.paused))] if backlog.paused else []
    everything = tr("everything is paused") if ALL_KINDS in backlog.paused_kinds else ""
    return " · ".join([*parts, everything] if everything else parts)
