"""What is said when the window is closed while work is under way: what goes on without it, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.batch import Backlog
from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.feeds import Feeds
from desktop_app.ui.feeds.overview import Overview
from desktop_app.ui.operations import Operations
from desktop_app.ui.widgets.plain import Choice


class Answer(Enum):
    QUIT = auto()
    HAND_OVER = auto()  #: put everything on the queue first
    STAY = auto()


Ask = Callable[[str, bool], Answer]  #: the sentence, whether something can be handed over


class Farewell(QObject):
    """Knows what is under way, as far as the window was told."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        feeds: Feeds,
        ask: Ask | None,
        settle: Callable[[], None],
        close: Callable[[], object],
        tell_unsaved: Callable[[], str] = lambda: "",
    ) -> None:
        """`ask`: None: nobody is asked. `settle`: begins what was put off, as work that the background keeps.
        `close`: closes the window once everything is handed over. `tell_unsaved`: a sentence of what can't be saved;
        empty: nothing."""
        super().__init__()
        self._operations = operations
        self._background = background
        self._ask = ask
        self._settle = settle
        self._close = close
        self._tell_unsaved = tell_unsaved
        self._running = 0
        self._backlog = Backlog()
        feeds.fleet.seen.connect(self.show_fleet)
        feeds.counts.seen.connect(self.show_counts)
        feeds.overview.seen.connect(self.show_overview)

    def show_overview(self, overview: Overview) -> None:
        self._backlog = overview.backlog

    def show_fleet(self, fleet: Fleet, waiting: int) -> None:
        self._running = fleet.running

    def show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        """They come seconds before the rest: who has just seen the last task end is not asked about it."""
        if not any(number for status, number in counts.items() if not status.terminal):
            self._running, self._backlog = 0, Backlog()

    def dismiss(self) -> None:
        """Ask no more."""
        self._ask = None

    def allows(self) -> bool:
        """Whether the window may close now."""
        here = self._backlog.waiting - self._backlog.paused
        goes_on = what_goes_on(self._running, self._backlog, works_locally=self._operations.works_locally)
        sentence = " ".join(filter(None, (self._tell_unsaved(), goes_on)))
        if self._ask is None or not sentence:
            return True
        match self._ask(sentence, here > 0 and not self._operations.works_locally):
            case Answer.QUIT:
                return True
            case Answer.HAND_OVER:
                self._settle()
                self._background.run(self._hand_over, lambda done: self._leave())
        return False

    def _hand_over(self) -> None:
        """With what was put off: a task that is retried is handed over, one that is cancelled is not. Blocks."""
        self._background.join()
        self._operations.hand_over()

    def _leave(self) -> None:
        self.dismiss()
        self._close()


def what_goes_on(running: int, backlog: Backlog, *, works_locally: bool) -> str:
    """Empty where nothing is under way."""
    open_tasks = running + backlog.on_queue + backlog.waiting + backlog.to_upload
    if not open_tasks:
        return ""
    if works_locally:
        return plural(
            "{n} task is not done. This computer's worker stops with the window, "
            "and resumes where it was when Earshot is started again.",
            "{n} tasks are not done. This computer's worker stops with the window, "
            "and resumes where it was when Earshot is started again.",
            open_tasks,
        )
    here = backlog.waiting - backlog.paused
    parts = [
        plural(
            "The workers continue with {n} task without the window.",
            "The workers continue with {n} tasks without the window.",
            running + backlog.on_queue,
        )
    ]
    if here:
        parts.append(_of_those_here(here))
    if backlog.to_upload:
        parts.append(
            plural(
                "The recordings of {n} task are not in the store yet.",
                "The recordings of {n} tasks are not in the store yet.",
                backlog.to_upload,
            )
        )
    return " ".join(parts)


def _of_those_here(tasks: int) -> str:
    return plural(
        "{n} task more wait here until an orchestrator runs again, or are handed over now.",
        "{n} tasks more wait here until an orchestrator runs again, or are handed over now.",
        tasks,
    )


def ask_in_a_dialog(parent: QWidget) -> Ask:
    """The safe answer is the default."""

    def ask(sentence: str, can_hand_over: bool) -> Answer:
        answers = {tr("Hand over and quit"): Answer.HAND_OVER} if can_hand_over else {}
        answers[tr("Quit")] = Answer.QUIT
        return answers.get(Choice(sentence, list(answers), tr("Stay"), parent).choose(), Answer.STAY)

    return ask
