"""Submits files, one lot after the other, and reports what became of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.batch import WhenDone
from desktop_app.orchestrator.results import SubmitProgress, SubmitReport
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Message, NotificationArea, refusals
from worker_agent.contract.options import TaskOptions

LOOK_EVERY = 100  # milliseconds: a thousand files must not be a thousand repaintings


class SubmissionQueue(QObject):
    """What is dropped while another lot is read waits its turn."""

    progressed = Signal(object)  #: IntakeProgress; None: all is read
    taken = Signal()  #: a lot is in the list

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._waiting: deque[tuple[Sequence[Path], TaskOptions, str, WhenDone]] = deque()
        self._busy = False
        self._latest = SubmitProgress(0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(lambda: self.progressed.emit(self._latest))

    def take(self, paths: Sequence[Path], options: TaskOptions, kind: str, when_done: WhenDone) -> None:
        if paths:
            self._waiting.append((paths, options, kind, when_done))
            self._next()

    @property
    def busy(self) -> bool:
        """Whether there are files that have been handed in and not been read yet."""
        return self._busy

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        paths, options, kind, when_done = self._waiting.popleft()
        self._busy, self._latest = True, SubmitProgress(0, 0)
        self._timer.start()
        self.progressed.emit(self._latest)
        submit = self._operations.submit
        self._background.run(
            lambda: submit(paths, options, self._note, kind, when_done), self._taken, failed=self._not_taken
        )

    def _note(self, progress: SubmitProgress) -> None:
        """Called on the thread that reads; the window looks now and then."""
        self._background.check_open()
        self._latest = progress

    def _taken(self, report: SubmitReport) -> None:
        self._rest()
        self.taken.emit()
        self._notifications.notify(submit_summary(report))
        self._next()

    def _not_taken(self, fault: str) -> None:
        self._rest()
        self._notifications.show_fault(tr("The files were not all taken in. {fault}", fault=fault))
        self._next()

    def _rest(self) -> None:
        self._busy = False
        self._timer.stop()
        self.progressed.emit(None)


def submit_summary(report: SubmitReport) -> Message:
    """One sentence, with what was left out on demand."""
    parts = [
        plural("{n} file taken in.", "{n} files taken in.", len(report.accepted))
        if report.accepted
        else tr("Nothing new was taken in.")
    ]
    if report.known:
        number = len(report.known)
        parts.append(plural("{n} file was in the list already.", "{n} files were in the list already.", number))
    if report.refused:
        parts.append(plural("{n} file can't be used.", "{n} files can't be used.", len(report.refused)))
    if len(report.refused) == 1:
        name = one_line(Path(report.refused[0].what).name)
        parts[-1] = tr("{name} can't be used: {why}", name=name, why=report.refused[0].why)
    known = tuple(
        tr("{name} – is task {number} already.", name=one_line(task.file_name), number=str(task.id))
        for task in report.known
    )
    many = len(report.refused) + len(report.known) > 1
    details = (*refusals(report.refused), *known) if many else ()
    return Message(" ".join(parts), "warning" if report.refused else "info", details)
