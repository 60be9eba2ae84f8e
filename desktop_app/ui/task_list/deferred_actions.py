"""What an operator wished for tasks and can still undo: it is done for good once the grace is over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.batches import in_batches
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.shell.notifications import Message, NotificationArea

GRACE = 10.0  # seconds
AT_ONCE = 10_000  # ids that are taken over in one go: the window's thread waits as long

Find = Callable[[], Collection[int]]
Change = Callable[[Collection[int]], ChangeReport]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verb:
    """How the person reads what is done to tasks, of so many of them."""

    participle: str  #: "removed", for the log
    planned: str  #: in place of a task's status: "To be removed", in English
    wish: Callable[[int], str]  #: "remove 12 tasks"
    announcement: Callable[[int], str]  #: "12 tasks will be removed."
    result: Callable[[int], str]  #: "12 tasks removed."


@dataclass(eq=False)
class _Action:
    verb: Verb
    find: Find
    change: Change
    tell: Callable[[ChangeReport], None]
    found: Collection[int] | None = None  #: the ids in their order; None: they are still looked for
    ids: set[int] = field(default_factory=set)  #: those of them that no later wish names

    @property
    def topic(self) -> str:
        """Of its notification."""
        return f"deferred {id(self)}"

    def perform(self) -> ChangeReport:
        """May block."""
        ids = self.find() if self.found is None else [id_ for id_ in self.found if id_ in self.ids]
        report = self.change(ids)
        if report.refused:  # told in the window, too, if that is still there
            first, left = report.refused[0], len(report.refused)
            logger.warning("not %s: %d tasks, such as %r: %s", self.verb.participle, left, first.what, first.why)
        return report


class DeferredActions(QObject):
    """Several may wait, each with its notification and its own time; the latest wish for a task is the one that counts.

    While an action waits, nothing but this object knows of it: a crash leaves the tasks as they were.
    """

    changed = Signal()  #: an action waits, is undone or is done

    def __init__(
        self, background: Background, notifications: NotificationArea, grace: float, parent: QObject | None = None
    ) -> None:
        """`grace`: seconds; 0: everything is done at once, and can't be undone."""
        super().__init__(parent)
        self._background = background
        self._notifications = notifications
        self._grace = grace
        self._waiting: list[_Action] = []  # in the order in which they were wished for
        self._begun: list[_Action] = []

    def add(self, verb: Verb, find: Find, change: Change, tell: Callable[[ChangeReport], None]) -> None:
        """Do `change` to the tasks that `find` comes up with, both of which may block; `tell` what became of it."""
        action = _Action(verb, find, change, tell)
        self._waiting.append(action)
        if self._grace:
            self._background.run(partial(_find, find), partial(self._wait, action), failed=partial(self._fail, action))
        else:
            self._begin(action)

    def planned(self, id_: int) -> str:
        """What stands in place of the task's status, such as "To be removed"; empty: nothing is to be done to it."""
        action = self._action_on(id_)
        return tr(action.verb.planned) if action else ""

    def plan_for(self, id_: int) -> tuple[str, str]:
        """The same, and a sentence on what can still be done about it."""
        undo = tr("It is done in a few seconds. Undo leaves the task as it is.")
        return self.planned(id_), undo if self._action_on(id_) in self._waiting else ""

    @property
    def latest(self) -> str:
        """What `undo` would undo, such as "remove 12 tasks"; empty: nothing."""
        last = self._last()
        return last.verb.wish(len(last.ids)) if last else ""

    def undo(self) -> None:
        """The latest one that waits."""
        if last := self._last():
            self._drop(last)

    def begin_all(self) -> None:
        """Those that wait are done without a further delay: the window closes. Never waits."""
        for action in [*self._waiting]:
            self._begin(action)

    def _action_on(self, id_: int) -> _Action | None:
        return next((action for action in (*reversed(self._waiting), *self._begun) if id_ in action.ids), None)

    def _last(self) -> _Action | None:
        return next((action for action in reversed(self._waiting) if action.ids), None)

    def _wait(self, action: _Action, found: tuple[Collection[int], set[int]]) -> None:
        """Its tasks are known: the grace begins."""
        if action not in self._waiting:
            return
        place = self._waiting.index(action)
        action.found, action.ids = found
        for later in self._waiting[place + 1 :]:
            action.ids -= later.ids
        for earlier in self._waiting[:place]:
            self._give_up(earlier, action.ids)
        if action.ids:
            self._show(action)
            QTimer.singleShot(round(self._grace * 1000), self, partial(self._begin, action))
        else:
            self._waiting.remove(action)
            if not action.found:
                action.tell(ChangeReport())
        self.changed.emit()

    def _give_up(self, action: _Action, ids: set[int]) -> None:
        """A later wish names these."""
        before = len(action.ids)
        action.ids -= ids
        if before and not action.ids:
            self._drop(action)
        elif len(action.ids) < before:
            self._show(action)

    def _show(self, action: _Action) -> None:
        text = action.verb.announcement(len(action.ids))
        undo = (tr("Undo"), partial(self._drop, action))
        self._notifications.notify(Message(text, action=undo, topic=action.topic, lasting=True))

    def _drop(self, action: _Action) -> None:
        if action in self._waiting:
            self._waiting.remove(action)
            self._notifications.dismiss(action.topic)
            self.changed.emit()

    def _begin(self, action: _Action) -> None:
        if action not in self._waiting:
            return
        self._waiting.remove(action)
        self._begun.append(action)  # the rows say so until it is done
        self._notifications.dismiss(action.topic)
        done, failed = partial(self._end, action), partial(self._fail, action)
        self._background.run(action.perform, done, failed=failed, kept=True)
        self.changed.emit()

    def _end(self, action: _Action, report: ChangeReport) -> None:
        self._begun.remove(action)
        action.tell(report)
        self.changed.emit()

    def _fail(self, action: _Action, fault: str) -> None:
        for actions in (self._waiting, self._begun):
            if action in actions:
                actions.remove(action)
        self._notifications.show_fault(fault)
        self.changed.emit()


def _find(find: Find) -> tuple[Collection[int], set[int]]:
    """The ids in their order, and to look one up."""
    found, ids = find(), set[int]()
    for some in in_batches(found, AT_ONCE):
        ids.update(some)
    return found, ids
