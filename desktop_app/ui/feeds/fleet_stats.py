"""Polls the statistics of the fleet: what runs, how fast, how long it will take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain import estimates
from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.domain.worker import Liveness
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.ui.background import Background

INTERVAL = 2000  # milliseconds, at least, between two askings
SILENCE = 10_000  # milliseconds between two askings while tasks are in progress: a worker may fall silent
REST = 9  # times as long as the last answer took: it shall not keep the database busy
LATELY = timedelta(hours=1)  # by which the spread of the speed is judged


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
        self._pause = INTERVAL

    def refresh_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(self._pause)

    def refresh_now(self) -> None:
        self._ask()

    def stop(self) -> None:
        self._timer.stop()
        self._silence.stop()

    def _ask(self) -> None:
        repository = self._repository
        self._background.run(
            lambda: look(repository, datetime.now(UTC)), self._show, failed=lambda fault: None, key="fleet"
        )

    def _show(self, seen: Seen) -> None:
        self._pause = max(INTERVAL, int(1000 * REST * seen.took))
        self.seen.emit(seen.fleet, seen.waiting)
        if seen.fleet.running or seen.fleet.silent:
            self._silence.start(max(SILENCE, self._pause))


@dataclass(frozen=True, slots=True)
class Seen:
    fleet: Fleet
    waiting: int  #: tasks
    took: float  #: seconds


def look(repository: TaskRepository, now: datetime) -> Seen:
    """Whatever waits is summed up by the database; only what runs is read."""
    begun = monotonic()
    running = repository.tasks(repository.find_ids(TaskFilter(status=TaskStatus.IN_PROGRESS)))
    waiting, since = repository.waiting(), now - LATELY
    workers = repository.workers(since) if running else []
    dead = {worker.name for worker in workers if worker.liveness(now) is Liveness.DEAD}
    done = repository.throughput(since, estimates.SPAN) if running else []
    fleet = estimates.fleet(list(running.values()), waiting, now, dead, done)
    return Seen(fleet, waiting.tasks, monotonic() - begun)
