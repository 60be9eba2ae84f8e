"""All there is to know of the selected task: what it is, what became of it, its transcript, its attempts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.task import Attempt, Task
from desktop_app.orchestrator.ports.lists import Changes
from desktop_app.presentation import formatting
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.player.player import Player
from desktop_app.ui.reader.attempts import AttemptsTimeline
from desktop_app.ui.reader.following import Following
from desktop_app.ui.reader.pane import TranscriptPane
from desktop_app.ui.reader.problem import ProblemCard
from desktop_app.ui.reader.replace_dialog import ReplaceDialog
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import tool
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from worker_agent.contract.kinds import TRANSCRIBE


class Reader(QFrame):
    """Follows the selection and the change feed."""

    left = Signal()  #: back to the list, where there is no room for both

    def __init__(
        self,
        operations: Operations,
        background: Background,
        retry: Callable[[Collection[int]], None],
        plan_for: Callable[[int], tuple[str, str]] = lambda id_: ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        """`plan_for`: what is about to be done to a task, and what can be done about that; empty: nothing."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._operations = operations
        self._background = background
        self._id: int | None = None
        self._plan_for = plan_for
        self._task: Task | None = None
        self._request_key = f"reader {id(self)}"
        self.back = tool(tr("Back to the list (Esc)"), "back", self.left.emit)
        self.name, self.facts = ElidedLabel(), ElidedLabel()
        self.problem = ProblemCard(retry)
        self.transcript = TranscriptPane(operations, background)
        self.player = Player(operations, background)
        self.transcript.read.connect(self.player.show_transcript)
        self.transcript.moment_shown.connect(self.player.seek)
        Following(self.player, self.transcript.text)
        self.attempts = AttemptsTimeline()
        self.attempts.setProperty("kind", "plain")
        self.tabs = _Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(4 * GRID)
        self.tabs.addTab(self.transcript, tr("Transcript"))
        self.tabs.addTab(self.attempts, tr("History"))
        self._pages = QStackedWidget()
        self._lay_out()
        leave = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)
        self._show((None, ()))

    def show_task_id(self, id_: int | None) -> None:
        """Another task was selected, or none."""
        if id_ == self._id:
            return
        self._id = id_
        if id_ is None:
            self._show((None, ()))
        else:
            self._load(id_)

    def show_moment(self, id_: int, seconds: float | None, words: str) -> None:
        """What was found in the transcript of a task: these words, said about then (None: nobody knows)."""
        self.tabs.setCurrentIndex(0)
        self.show_task_id(id_)
        self.transcript.show_moment(id_, seconds, words)

    def apply(self, changes: Changes) -> None:
        """The change feed may tell of the task that is shown."""
        if self._id is not None and any(task.id == self._id for task in changes.tasks):
            self._load(self._id)

    def show_plan(self) -> None:
        """Something is about to be done to tasks, or is no more."""
        task = self._task
        title, sentence = self._plan_for(task.id) if task else ("", "")
        self.facts.set_text(_facts(task, title) if task else "")
        self.problem.show_task(task, planned=bool(title))
        self.transcript.show_task(task, title, sentence)

    def focus_text(self) -> None:
        self.tabs.setCurrentIndex(0)
        if self.transcript.reading:
            self.transcript.text.setFocus()
        else:
            self.tabs.tabBar().setFocus()

    def find_words(self) -> None:
        """Search the transcript that is shown."""
        self.tabs.setCurrentIndex(0)
        self.transcript.search.setFocus()

    def replace_words(self) -> None:
        """Likewise, and replace what is found."""
        self.tabs.setCurrentIndex(0)
        self.transcript.find_bar.begin_replacing()

    def replace_everywhere(self, notifications: NotificationArea) -> None:
        """In all transcripts; the words are those that are searched for in this one."""
        bar = self.transcript.find_bar
        words = (bar.search.text(), bar.replacement.text())
        ReplaceDialog(self._operations.replacing, self._background, notifications, *words, self.window()).open()

    def copy(self) -> None:
        self.transcript.copy()

    def _leave(self) -> None:
        if self.back.isVisible():
            self.left.emit()

    def _load(self, id_: int) -> None:
        repository = self._operations.tasks
        self._background.run(
            lambda: (repository.tasks([id_]).get(id_), repository.attempts(id_)), self._show, key=self._request_key
        )

    def _show(self, loaded: tuple[Task | None, Sequence[Attempt]]) -> None:
        task, attempts = loaded
        if (task.id if task else None) != self._id:
            return
        self.name.set_text(one_line(task.file_name) if task else "")
        self._task = task
        self._pages.setCurrentIndex(1 if task else 0)
        self.player.show_task(task)
        self.show_plan()
        self.attempts.rows.show(attempts)
        is_transcript = task is None or task.kind == TRANSCRIBE.name
        self.tabs.setTabText(0, tr("Transcript") if is_transcript else tr("Result"))
        self.tabs.setTabText(1, _history(len(attempts)))

    def _lay_out(self) -> None:
        set_font_scale(self.name, 1.15, bold=True)
        self.facts.setProperty("role", "muted")
        self.back.hide()
        title = QHBoxLayout()
        title.setSpacing(GRID)
        title.addWidget(self.back)
        title.addWidget(self.name, 1)
        heading = QVBoxLayout()
        heading.setContentsMargins(GRID, GRID // 2, GRID, 0)
        heading.setSpacing(GRID // 2)
        heading.addLayout(title)
        heading.addWidget(self.facts)
        page = QWidget()
        parts = QVBoxLayout(page)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GRID)
        parts.addLayout(heading)
        parts.addWidget(self.problem)
        parts.addWidget(self.player)
        parts.addWidget(self.tabs, 1)
        self._pages.addWidget(EmptyState(tr("No task is open"), tr("Select one to read its transcript here.")))
        self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self._pages)


class _Tabs(QTabWidget):
    """In a low window they give way, not the sentence above them."""

    def hasHeightForWidth(self) -> bool:
        return False


def _history(attempts: int) -> str:
    return tr("History ({number})", number=format_number(attempts)) if attempts else tr("History")


def _facts(task: Task, planned: str) -> str:
    """What it is and where it stands, in a line."""
    now = datetime.now(UTC)
    left = formatting.time_left(task, now)
    facts = [planned or formatting.status(task), formatting.length(task), formatting.worker(task)]
    facts.append(tr("{time} left", time=left) if left not in ("", formatting.NONE) else "")
    return " · ".join(fact for fact in facts if fact not in ("", formatting.NONE))
