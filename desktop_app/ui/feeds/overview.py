"""Polls what the sidebar and the status bar show of all tasks: problems, batches, where what waits is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.batch import Backlog, BatchSummary
from desktop_app.orchestrator.lists import PROBLEMS, Cause
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background

AFTER = 1000  # milliseconds after a change, at least: to group and to count looks at many tasks
REST = 9  # times as long as the last answer took: it shall not keep the database busy
MOST_BATCHES = 30  # the latest


@dataclass(frozen=True, slots=True)
class Overview:
    problems: int  #: tasks that need a person or another attempt
    causes: Sequence[Cause]  #: of theirs, the commonest first
    batches: Sequence[BatchSummary]  #: the newest first
    backlog: Backlog


class OverviewPoller(QObject):
    """Asks after something has changed; no sooner than the last answer is here."""

    seen = Signal(object)  #: Overview

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._asked_at: float | None = None  #: on the monotonic clock; None: nothing is asked
        self._stale = False
        self._pause = AFTER
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh_now)

    def refresh_soon(self) -> None:
        if self._asked_at is not None:
            self._stale = True
        elif not self._timer.isActive():
            self._timer.start(self._pause)

    def refresh_now(self) -> None:
        if self._asked_at is not None:
            self._stale = True
            return
        self._timer.stop()
        self._asked_at, self._stale = monotonic(), False
        repository = self._repository
        self._background.run(lambda: _look(repository), self._show, failed=lambda fault: self._rest())

    def stop(self) -> None:
        self._timer.stop()

    def _show(self, overview: Overview) -> None:
        self._rest()
        self.seen.emit(overview)

    def _rest(self) -> None:
        took = monotonic() - (self._asked_at or monotonic())
        self._asked_at, self._pause = None, max(AFTER, int(1000 * REST * took))
        if self._stale:
            self._timer.start(self._pause)


def _look(repository: TaskRepository) -> Overview:
    return Overview(
        problems=len(repository.find_ids(PROBLEMS)),
        causes=repository.find_causes(),
        batches=repository.batches.summaries(limit=MOST_BATCHES),
        backlog=repository.batches.backlog(),
    )
