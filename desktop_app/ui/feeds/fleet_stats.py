"""Polls the statistics of the fleet: what runs, how fast, how long it will take."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain import estimates
from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import TaskFilter
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background

INTERVAL = 2000  # milliseconds, at least, between two askings
SILENCE = 10_000  # milliseconds between two askings while tasks are in progress: a worker may fall silent
SAMPLE = 100  # waiting tasks of the newest, and of the oldest, to judge the length of all of them by


class FleetStatsPoller(QObject):
    """Asks after something has changed, and now and then while something is in progress."""

    seen = Signal(object, int)  #: Fleet, waiting tasks

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._ask)

    def refresh_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(INTERVAL)

    def refresh_now(self) -> None:
        self._ask()

    def stop(self) -> None:
        self._timer.stop()
        self._silence.stop()

    def _ask(self) -> None:
        repository = self._repository
        self._background.run(
            lambda: _look(repository), lambda seen: self._show(*seen), failed=lambda fault: None, key="fleet"
        )

    def _show(self, fleet: Fleet, waiting: int) -> None:
        self.seen.emit(fleet, waiting)
        if fleet.running or fleet.silent:
            self._silence.start(SILENCE)


def _look(repository: TaskRepository) -> tuple[Fleet, int]:
    running = repository.tasks(repository.find_ids(TaskFilter(status=TaskStatus.IN_PROGRESS)))
    which = TaskFilter(status=TaskStatus.PENDING)
    ends = [repository.find_ids(which, descending=newest, limit=SAMPLE) for newest in (True, False)]
    sample = repository.tasks({id_ for end in ends for id_ in end})
    waiting = repository.counts()[TaskStatus.PENDING]
    fleet = estimates.fleet(list(running.values()), waiting, list(sample.values()), datetime.now(UTC))
    return fleet, waiting
