"""What is told of the fleet costs no more where a million tasks wait."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.fleet_stats import INTERVAL, FleetStatsPoller, Seen, look
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task


class Watched(MemoryRepository):
    """Notes which tasks are read."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        super().__init__(tasks)
        self.read: set[int] = set()

    def find_ids(self, *args: Any, **named: Any) -> Sequence[int]:
        found = super().find_ids(*args, **named)
        self.read.update(found)
        return found

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        self.read.update(ids)
        return super().tasks(ids)


def busy(now: datetime, *workers: str) -> Watched:
    """Each worker is at a task; ten more wait."""
    at_work = {"status": TaskStatus.IN_PROGRESS, "speed": 10.0, "heard_at": now, "started_at": now}
    running = [make_task(id=id_, worker=worker, **at_work) for id_, worker in enumerate(workers, 1)]
    return Watched([*running, *(make_task(id=100 + number) for number in range(10))])


def test_nothing_is_read_of_what_waits() -> None:
    now = datetime.now(UTC)
    repository = busy(now, "a/1")
    seen = look(repository, now)
    assert (seen.waiting, seen.fleet.seconds_left) == (10, 66.0)
    assert repository.read == {1}


def test_a_worker_that_is_known_to_be_dead_is_not_counted() -> None:
    now = datetime.now(UTC)
    repository = busy(now, "a/1", "b/1")
    started, ended = now - timedelta(minutes=9), now + timedelta(seconds=1)
    fields = {"generation": 1, "number": 1, "started_at": started, "outcome": Outcome.LOST, "ended_at": ended}
    repository.put(Attempt(uid="lost", task_id=100, worker="b/1", **fields))
    seen = look(repository, now)
    assert (seen.fleet.running, seen.fleet.workers, seen.fleet.silent, seen.fleet.speed) == (1, 1, 1, 10.0)


def test_a_slow_database_is_asked_less_often(qtbot: QtBot) -> None:
    background = Background()
    poller = FleetStatsPoller(busy(datetime.now(UTC), "a/1"), background)
    told: list[Fleet] = []
    poller.seen.connect(lambda fleet, waiting: told.append(fleet))
    poller.refresh_now()
    qtbot.waitUntil(lambda: bool(told))
    poller.refresh_soon()
    assert poller._timer.interval() == INTERVAL
    poller.stop()
    poller._show(Seen(Fleet(), 0, took=2.0))
    poller.refresh_soon()
    assert poller._timer.interval() == 18_000
    poller.stop()
    background.close()
