"""Saves what was typed in earlier sittings and could not be saved then, as soon as the database is there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.orchestrator.transcripts.save_drafts import DraftsReport
from desktop_app.presentation.sentences import listed
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.feeds import Feeds
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Message, NotificationArea


class DraftRescue(QObject):
    """Says what it did."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        feeds: Feeds,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._save = operations.revisions.save_drafts
        self._background = background
        self._notifications = notifications
        feeds.changes.opened.connect(self.look)

    def look(self) -> None:
        self._background.run(lambda: self._save(None), self._tell, key="drafts")

    def _tell(self, report: DraftsReport) -> None:
        if report.saved:
            names = listed([one_line(task.file_name) for task in report.saved])
            told = tr("What was typed into {names} and could not be saved then is saved now.", names=names)
            self._notifications.notify(Message(told))
        if report.left:
            names = listed(list(dict.fromkeys(one_line(left.task.file_name) for left in report.left)))
            told = tr(
                "What was typed into {names} is not saved, for the transcript was edited since. Open it to choose.",
                names=names,
            )
            self._notifications.notify(Message(told, "warning"))
