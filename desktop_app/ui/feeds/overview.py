"""Polls what the sidebar and the status bar show of all tasks: problems, batches, where what waits is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app.domain.batch import Backlog, BatchSummary
from desktop_app.orchestrator.ports.lists import PROBLEMS, Cause
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.paced_query import PacedQuery

AFTER = 1000  # milliseconds after a change, at least: to group and to count looks at many tasks
MOST_BATCHES = 30  # the latest


@dataclass(frozen=True, slots=True)
class Overview:
    problems: int  #: tasks that need a person or another attempt
    causes: Sequence[Cause]  #: of theirs, the commonest first
    batches: Sequence[BatchSummary]  #: the newest first
    backlog: Backlog


class OverviewPoller(PacedQuery):
    """Tells an Overview."""

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(lambda: _look(repository), background, AFTER, parent)


def _look(repository: TaskRepository) -> Overview:
    return Overview(
        problems=len(repository.find_ids(PROBLEMS)),
        causes=repository.find_causes(),
        batches=repository.batches.summaries(limit=MOST_BATCHES),
        backlog=repository.batches.backlog(),
    )
