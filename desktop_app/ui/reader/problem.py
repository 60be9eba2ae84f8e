"""Why the selected task failed or waits for another attempt: the whole sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation.errors import error_title
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ProblemCard(QFrame):
    """Hidden where there is no problem."""

    def __init__(self, retry: Callable[[Collection[int]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("mirrored", self.isRightToLeft())
        self._task: Task | None = None
        self._retry = retry
        self.title, self.sentence = Label(), Label()
        set_font_scale(self.title, 1.0, bold=True)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(SELECTABLE)
        self.copy = push_button(tr("Copy"), self._copy, kind="link")
        self.again = push_button(tr("Retry"), self._retry_now, icon_name="retry")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.title)
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        self.hide()

    def show_task(self, task: Task | None, *, planned: bool) -> None:
        """`planned`: something is about to be done to it."""
        has_problem = task is not None and task.error is not None and task.status in _WITH_PROBLEM
        self._task = task if has_problem else None
        self.again.setEnabled(not planned)
        self.setVisible(has_problem)
        if task is None or task.error is None or not has_problem:
            return
        failed = task.status is TaskStatus.FAILED
        self.setProperty("level", "danger" if failed else "warning")
        self.style().polish(self)
        self.title.setText(readable(error_title(task.error.kind)))
        self.sentence.setText(readable(task.error.message))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())

    def _retry_now(self) -> None:
        if self._task is not None:
            self._retry([self._task.id])


_WITH_PROBLEM = (TaskStatus.FAILED, TaskStatus.PENDING)
