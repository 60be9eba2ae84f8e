"""What an operator does to chosen tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject

from desktop_app.domain.task import Task
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.presentation.sentences import pluralize
from desktop_app.presentation.text import one_line
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Level, Message, NotificationArea, refusals
from worker_agent.contract.options import ReportOptions

LONGEST_TITLE = 200  # characters, as in ReportOptions
Change = Callable[[Collection[int]], ChangeReport]


class TaskActions(QObject):
    """Does it in the background and tells what became of it."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        confirm: Callable[[str, str], bool],
        ask_title: Callable[[str], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._confirm = confirm
        self._ask_title = ask_title

    def retry(self, ids: Collection[int]) -> None:
        self.retry_as(ids, {})

    def retry_as(self, ids: Collection[int], changes: Mapping[str, object]) -> None:
        """With other options, as far as `changes` names them."""
        self._change(lambda chosen: self._operations.retry(chosen, changes), ids, "will be tried again")

    def cancel(self, ids: Collection[int]) -> None:
        if len(ids) < 2 or self._confirm(f"Cancel {pluralize(len(ids), 'task')}?", "Cancel them"):
            self._change(self._operations.cancel, ids, "cancelled")

    def remove(self, ids: Collection[int]) -> None:
        question = f"Remove {pluralize(len(ids), 'task')} with everything heard in it? This can't be undone."
        if len(ids) > 1:
            question = f"Remove {pluralize(len(ids), 'task')} with everything heard in them? This can't be undone."
        if ids and self._confirm(question, "Remove"):
            self._change(self._operations.remove, ids, "removed")

    def report(self, ids: Collection[int]) -> None:
        """Have one made on these tasks, with the title that the person gives."""
        if ids and (title := self._ask_title(f"Report on {pluralize(len(ids), 'task')}")) is not None:
            options = ReportOptions(title=title.strip()[:LONGEST_TITLE] or None)
            make = self._operations.report
            self._background.run(lambda: make(ids, options), self._tell_report)

    def _tell_report(self, task: Task) -> None:
        text = f"{one_line(task.file_name)} is task {task.id}. When it is completed, export it."
        self._notifications.notify(Message(text, "info"))

    def retry_all(self, find: Callable[[], Collection[int]]) -> None:
        """Those that `find`, which may block, comes up with."""
        self.run(lambda: self._operations.retry(find(), {}), "will be tried again")

    def _change(self, change: Change, ids: Collection[int], what: str) -> None:
        if ids:
            self.run(lambda: change(ids), what)

    def run(self, work: Callable[[], ChangeReport], what: str) -> None:
        """`what`: became of the tasks that `work`, which may block, has changed."""
        self._background.run(work, lambda report: self._tell(report, what))

    def _tell(self, report: ChangeReport, what: str) -> None:
        text = f"{pluralize(len(report.changed), 'task')} {what}." if report.changed or not report.refused else ""
        if report.refused:
            left = f"{pluralize(len(report.refused), 'task')} left as they are." if len(report.refused) > 1 else ""
            only = report.refused[0]
            text = f"{text} {left or f'{one_line(only.what)}: {only.why}'}".strip()
        many = len(report.refused) > 1
        level: Level = "warning" if report.refused else "info"
        self._notifications.notify(Message(text, level, refusals(report.refused) if many else ()))
