"""What an operator does to chosen tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.task import Task
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.presentation.sentences import pluralize
from desktop_app.presentation.text import one_line
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Level, Message, NotificationArea, refusals
from desktop_app.ui.task_list.deferred_actions import Change, DeferredActions, Find, Verb
from worker_agent.contract.options import ReportOptions

LONGEST_TITLE = 200  # characters, as in ReportOptions
RETRY, CANCEL, REMOVE = Verb("retry", "retried"), Verb("cancel", "cancelled"), Verb("remove", "removed")


class TaskActions(QObject):
    """Does it in the background and tells what became of it. What changes tasks can be undone for a while."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        ask_title: Callable[[str], str | None],
        grace: float,
        parent: QObject | None = None,
    ) -> None:
        """`grace`: seconds in which an action can be undone."""
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._ask_title = ask_title
        self.deferred = DeferredActions(background, notifications, grace, self)

    def retry(self, ids: Collection[int]) -> None:
        self.retry_as(ids, {})

    def retry_as(self, ids: Collection[int], changes: Mapping[str, object]) -> None:
        """With other options, as far as `changes` names them."""
        if ids:
            self.retry_found(lambda: ids, changes)

    def retry_found(self, find: Find, changes: Mapping[str, object] | None = None) -> None:
        """Those that `find`, which may block, comes up with."""
        self._defer(RETRY, find, lambda ids: self._operations.retry(ids, changes or {}))

    def cancel(self, ids: Collection[int]) -> None:
        if ids:
            self.cancel_found(lambda: ids)

    def cancel_found(self, find: Find) -> None:
        """Those that `find`, which may block, comes up with."""
        self._defer(CANCEL, find, self._operations.cancel)

    def remove(self, ids: Collection[int]) -> None:
        if ids:
            self.remove_found(lambda: ids)

    def remove_found(self, find: Find) -> None:
        """Those that `find`, which may block, comes up with."""
        self._defer(REMOVE, find, self._operations.remove)

    def report(self, ids: Collection[int]) -> None:
        """Have one made on these tasks, with the title that the person gives."""
        if ids and (title := self._ask_title(f"Report on {pluralize(len(ids), 'task')}")) is not None:
            options = ReportOptions(title=title.strip()[:LONGEST_TITLE] or None)
            make = self._operations.report
            self._background.run(lambda: make(ids, options), self._tell_report)

    def _tell_report(self, task: Task) -> None:
        text = f"{one_line(task.file_name)} is task {task.id}. When it is completed, export it."
        self._notifications.notify(Message(text, "info"))

    def _defer(self, verb: Verb, find: Find, change: Change) -> None:
        self.deferred.add(verb, find, change, partial(self._tell, what=verb.participle))

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
