"""Polls how many tasks needed another attempt, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.orchestrator.lists import Cause, TaskFilter
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background

AFTER = 1000  # milliseconds: grouping looks at every task with a problem


class ProblemsPoller(QObject):
    """Asks after something has changed."""

    seen = Signal(int, object)  #: how many tasks, a sequence of Cause

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh_now)

    def refresh_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(AFTER)

    def refresh_now(self) -> None:
        repository = self._repository
        self._background.run(
            lambda: _look(repository),
            lambda found: self.seen.emit(*found),
            failed=lambda fault: None,
            key="problems",
        )

    def stop(self) -> None:
        self._timer.stop()


def _look(repository: TaskRepository) -> tuple[int, Sequence[Cause]]:
    return len(repository.find_ids(TaskFilter(retried=True))), repository.find_causes()
