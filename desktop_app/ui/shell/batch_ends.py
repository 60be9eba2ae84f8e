"""Tells the person that a batch is done, where that was wished when it was handed in."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.batch import BatchSummary
from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.feeds.feeds import Feeds
from desktop_app.ui.feeds.overview import Overview
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.shell.system_notifier import SystemNotifier


class BatchEnds(QObject):
    """Of the batches of this computer that end while the window is open."""

    def __init__(
        self, host: str, feeds: Feeds, notifications: NotificationArea, notifier: SystemNotifier, window: QWidget
    ) -> None:
        super().__init__(window)
        self._host = host
        self._notifications = notifications
        self._notifier = notifier
        self._window = window
        self._open: set[int] = set()  #: batches that had not ended when we last looked
        feeds.overview.seen.connect(self._look)

    def _look(self, overview: Overview) -> None:
        for summary in overview.batches:
            batch = summary.batch
            if not summary.has_ended:
                self._open.add(batch.id)
            elif batch.id in self._open:
                self._open.discard(batch.id)
                if batch.when_done.notify and batch.host == self._host:
                    self._tell(summary)

    def _tell(self, summary: BatchSummary) -> None:
        failed = summary.counts[TaskStatus.FAILED]
        title = tr("“{name}” is done", name=one_line(summary.batch.name))
        text = tr("{number} completed.", number=format_number(summary.counts[TaskStatus.COMPLETED]))
        if failed:
            done = format_number(summary.counts[TaskStatus.COMPLETED])
            text = tr("{done} completed, {failed} failed.", done=done, failed=format_number(failed))
        self._notifications.notify(Message(f"{title}: {text}", "warning" if failed else "info"))
        self._notifier.tell(f"batch {summary.batch.id}", title, text)
        QApplication.alert(self._window)
