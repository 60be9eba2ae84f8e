"""Tells what this computer's worker does, and offers to start it again when it has stopped."""

from __future__ import annotations

from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.workers.local import LocalWorkerCard
from worker_agent.contract.supervision import WorkerReport, WorkerState

TOPIC = "local worker"


class LocalWorkerWatch:
    """In the three places that tell of it."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        card: LocalWorkerCard,
        footer: StatusBar,
    ) -> None:
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._card = card
        self._footer = footer
        card.restart_clicked.connect(self.restart)

    def show(self, report: WorkerReport | None) -> None:
        """None: there is none to look after."""
        self._card.show_report(report)
        self._footer.show_local(report)
        if report is None or report.state is not WorkerState.STOPPED:
            self._notifications.dismiss(TOPIC)
            return
        text = tr("This computer's worker has stopped. {why}", why=readable(report.detail)).strip()
        self._notifications.notify(Message(text, "danger", action=(tr("Start again"), self.restart), topic=TOPIC))

    def restart(self) -> None:
        self._background.run(self._operations.restart_local_worker, lambda done: None)
