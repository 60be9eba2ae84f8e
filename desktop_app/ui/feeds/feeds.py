"""All that the window learns by itself: changes of tasks, the fleet, problems and batches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.health import Health
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.bridge import Bridge
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.feeds.counts import CountsPoller
from desktop_app.ui.feeds.fleet_stats import FleetStatsPoller
from desktop_app.ui.feeds.overview import OverviewPoller
from desktop_app.ui.operations import Operations
from worker_agent.contract.supervision import WorkerReport

ROWS_FIRST = 50  # milliseconds


class Feeds(QObject):
    """The changes lead: what is counted and summed up is asked for after them."""

    def __init__(self, operations: Operations, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        repository = operations.tasks
        self._operations = operations
        self._background = background
        self._bridges: tuple[Bridge, ...] = ()
        self.changes = ChangeFeedPoller(repository, background, self)
        self.counts = CountsPoller(repository, background, self)
        self.fleet = FleetStatsPoller(repository, background, self)
        self.overview = OverviewPoller(repository, background, self)
        self.changes.look()  # the database is opened while the window is built

    def begin(self, show_health: Callable[[Health], None], show_worker: Callable[[WorkerReport | None], None]) -> None:
        """Both are called in the window's own thread, at once with the latest and then after each change."""
        health, worker = self._bridges = Bridge(show_health, self), Bridge(show_worker, self)
        self._background.run(lambda: self._operations.watch_health(health.send), lambda done: None)
        self._background.run(lambda: self._operations.watch_local_worker(worker.send), lambda done: None)

    def refresh_after_rows(self) -> None:
        """A list is being loaded: what sums up all tasks must not take the database from its first rows."""
        QTimer.singleShot(ROWS_FIRST, self, self.refresh_now)

    def refresh_now(self) -> None:
        self.counts.refresh_now()
        self.fleet.refresh_now()
        self.overview.refresh_now()

    def catch_up(self) -> None:
        """The person has changed something, and looks for it: ask for everything at once."""
        self.changes.look()
        self.refresh_now()

    def refresh_soon(self) -> None:
        self.counts.refresh_soon()
        self.fleet.refresh_soon()
        self.overview.refresh_soon()

    def stop(self) -> None:
        for feed in (self.changes, self.counts, self.fleet, self.overview):
            feed.stop()
        for bridge in self._bridges:
            bridge.close()
