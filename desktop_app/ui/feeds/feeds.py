"""All that the window learns by itself: changes of tasks, the fleet, problems and batches."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.feeds.fleet_stats import FleetStatsPoller
from desktop_app.ui.feeds.overview import OverviewPoller


class Feeds(QObject):
    """The changes lead: what is counted and summed up is asked for after them."""

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes = ChangeFeedPoller(repository, background, self)
        self.fleet = FleetStatsPoller(repository, background, self)
        self.overview = OverviewPoller(repository, background, self)

    def refresh_now(self) -> None:
        self.fleet.refresh_now()
        self.overview.refresh_now()

    def refresh_soon(self) -> None:
        self.fleet.refresh_soon()
        self.overview.refresh_soon()

    def stop(self) -> None:
        for feed in (self.changes, self.fleet, self.overview):
            feed.stop()
