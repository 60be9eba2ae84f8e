"""What a person is told through the system: a batch is done, tasks have failed, an outage lasts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.lists import Changes
from desktop_app.presentation import formatting
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.feeds import Feeds
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.batch_ends import BatchEnds
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.shell.system_notifier import SystemNotifier
from desktop_app.ui.window_state import WindowState

FAILURES, OUTAGE = "failures", "outage"  # topics
TOGETHER = 5_000  # milliseconds: tasks that fail within them are told together
LASTING = 120_000  # milliseconds after which an outage does not end by itself


class SystemAlerts(QObject):
    """Joins those that notice with the one that tells."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        feeds: Feeds,
        notifications: NotificationArea,
        state: WindowState,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.notifier = SystemNotifier(operations, background, state, window)
        self._failures = _Failures(operations.host, self.notifier, self)
        self._outages = _Outages(self.notifier, self)
        feeds.changes.changed.connect(self._failures.look)
        BatchEnds(operations.host, feeds, notifications, self.notifier, window)

    def show_faults(self, faults: Sequence[str]) -> None:
        """What does not answer; none: all is well."""
        self._outages.look(faults)

    def stop(self) -> None:
        self._outages.look(())
        self._failures.stop()
        self.notifier.stop()


class _Failures(QObject):
    """Of tasks that this computer has handed in."""

    def __init__(self, host: str, notifier: SystemNotifier, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._notifier = host, notifier
        self._known: set[tuple[int, int]] = set()  #: ids and generations
        self._new: list[Task] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def look(self, changes: Changes) -> None:
        for task in changes.tasks:
            key = task.id, task.generation
            if task.status is TaskStatus.FAILED and task.source_host == self._host and key not in self._known:
                self._known.add(key)
                self._new.append(task)
        if self._new and not self._timer.isActive():
            self._timer.start(TOGETHER)

    def stop(self) -> None:
        self._timer.stop()

    def _tell(self) -> None:
        if quiet := self._notifier.seconds_quiet(FAILURES):
            self._timer.start(int(1000 * quiet) + 1)
            return
        failed, self._new = self._new, []
        latest = f"{one_line(failed[-1].file_name)}: {formatting.why(failed[-1])}"
        if len(failed) == 1:
            self._notifier.tell(FAILURES, tr("A task failed"), latest)
        else:
            title = plural("{n} task failed", "{n} tasks failed", len(failed))
            self._notifier.tell(FAILURES, title, tr("The latest is {task}", task=latest))


class _Outages(QObject):
    """One that is over soon is nobody's business."""

    def __init__(self, notifier: SystemNotifier, parent: QObject) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._faults: Sequence[str] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: notifier.tell(OUTAGE, tr("Earshot needs you"), " ".join(self._faults)))

    def look(self, faults: Sequence[str]) -> None:
        if not faults:
            self._timer.stop()
        elif not self._faults:
            self._timer.start(LASTING)
        self._faults = faults
