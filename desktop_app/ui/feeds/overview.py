"""Polls what the sidebar and the status bar show of all tasks: problems, batches, where what waits is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.batch import Backlog, BatchSummary
from desktop_app.orchestrator.lists import Cause, TaskFilter
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background

AFTER = 1000  # milliseconds after a change: to group and to count looks at many tasks
MOST_BATCHES = 30  # the latest


@dataclass(frozen=True, slots=True)
class Overview:
    problems: int  #: tasks that needed another attempt
    causes: Sequence[Cause]  #: of theirs, the commonest first
    batches: Sequence[BatchSummary]  #: the newest first
    backlog: Backlog


class OverviewPoller(QObject):
    """Asks after something has changed."""

    seen = Signal(object)  #: Overview

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
        self._background.run(lambda: _look(repository), self.seen.emit, failed=lambda fault: None, key="overview")

    def stop(self) -> None:
        self._timer.stop()


def _look(repository: TaskRepository) -> Overview:
    return Overview(
        problems=len(repository.find_ids(TaskFilter(retried=True))),
        causes=repository.find_causes(),
        batches=repository.batches.summaries(limit=MOST_BATCHES),
        backlog=repository.batches.backlog(),
    )
