"""What an operator does to chosen tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.task import Task
from desktop_app.orchestrator.results import ChangeReport, Rejection
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import mark, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Level, Message, NotificationArea, refusals
from desktop_app.ui.task_list.deferred_actions import Change, DeferredActions, Find, Verb
from worker_agent.contract.options import ReportOptions

LONGEST_TITLE = 200  # characters, as in ReportOptions

RETRY = Verb(
    "retried",
    planned=mark("To be retried"),
    wish=lambda n: plural("retry {n} task", "retry {n} tasks", n),
    announcement=lambda n: plural("{n} task will be retried.", "{n} tasks will be retried.", n),
    result=lambda n: plural("{n} task retried.", "{n} tasks retried.", n),
)
CANCEL = Verb(
    "cancelled",
    planned=mark("To be cancelled"),
    wish=lambda n: plural("cancel {n} task", "cancel {n} tasks", n),
    announcement=lambda n: plural("{n} task will be cancelled.", "{n} tasks will be cancelled.", n),
    result=lambda n: plural("{n} task cancelled.", "{n} tasks cancelled.", n),
)
REMOVE = Verb(
    "removed",
    planned=mark("To be removed"),
    wish=lambda n: plural("remove {n} task", "remove {n} tasks", n),
    announcement=lambda n: plural("{n} task will be removed.", "{n} tasks will be removed.", n),
    result=lambda n: plural("{n} task removed.", "{n} tasks removed.", n),
)


class TaskActions(QObject):
    """Does it in the background and tells what became of it. What changes tasks can be undone for a while."""

    changed = Signal()  #: tasks, as the person wished

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
        if ids and (title := self._ask_title(_report_on(len(ids)))) is not None:
            options = ReportOptions(title=title.strip()[:LONGEST_TITLE] or None)
            make = self._operations.report
            self._background.run(lambda: make(ids, options), self._tell_report)

    def _tell_report(self, task: Task) -> None:
        name, number = one_line(task.file_name), str(task.id)
        text = tr("{name} is task {number}. When it is completed, export it.", name=name, number=number)
        self._notifications.notify(Message(text, "info"))
        self.changed.emit()

    def _defer(self, verb: Verb, find: Find, change: Change) -> None:
        self.deferred.add(verb, find, change, partial(self._tell, result=verb.result))

    def run(self, work: Callable[[], ChangeReport], result: Callable[[int], str]) -> None:
        """`result`: a sentence on so many tasks that `work`, which may block, has changed."""
        self._background.run(work, lambda report: self._tell(report, result))

    def _tell(self, report: ChangeReport, result: Callable[[int], str]) -> None:
        if report.changed:
            self.changed.emit()
        text = result(len(report.changed)) if report.changed or not report.refused else ""
        if report.refused:
            text = f"{text} {_left(report.refused)}".strip()
        many = len(report.refused) > 1
        level: Level = "warning" if report.refused else "info"
        self._notifications.notify(Message(text, level, refusals(report.refused) if many else ()))


def _report_on(tasks: int) -> str:
    return plural("Report on {n} task", "Report on {n} tasks", tasks)


def _left(refused: Sequence[Rejection]) -> str:
    if len(refused) > 1:
        return plural("{n} task left as it is.", "{n} tasks left as they are.", len(refused))
    return f"{one_line(refused[0].what)}: {refused[0].why}"
