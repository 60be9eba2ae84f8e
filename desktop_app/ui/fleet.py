"""How the work goes altogether, asked for now and then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain import estimates
from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports import TaskFilter, TaskRepository
from desktop_app.ui.background import Background

INTERVAL = 2000  # milliseconds, at least, between two askings
SAMPLE = 200  # waiting tasks, to judge the length of all of them by


class FleetWatch(QObject):
    """Asks only after something has changed."""

    seen = Signal(object, int)  #: Fleet, waiting tasks

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def ask_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(INTERVAL)

    def ask_now(self) -> None:
        self._ask()

    def stop(self) -> None:
        self._timer.stop()

    def _ask(self) -> None:
        repository = self._repository
        self._background.run(
            lambda: _look(repository), lambda seen: self.seen.emit(*seen), failed=lambda fault: None, lane="fleet"
        )


def _look(repository: TaskRepository) -> tuple[Fleet, int]:
    running = repository.tasks(repository.ids(TaskFilter(status=TaskStatus.IN_PROGRESS)))
    waiting = repository.ids(TaskFilter(status=TaskStatus.PENDING))
    sample = repository.tasks(waiting[:: max(1, len(waiting) // SAMPLE)])
    return estimates.fleet(list(running.values()), len(waiting), list(sample.values())), len(waiting)
