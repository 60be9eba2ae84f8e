"""One behaviour for every repository: workers are known by their attempts."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import Outcome, TaskStatus
from desktop_app.orchestrator.lists import WorkerSummary
from desktop_app.orchestrator.ports import TaskRepository
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk

HOUR = timedelta(hours=1)


def test_nobody(repository: TaskRepository) -> None:
    assert repository.workers(NOW) == []


def test_a_worker_at_work(desk: Desk, repository: TaskRepository) -> None:
    before = desk.one(status=TaskStatus.COMPLETED, worker="b/1", speed=10.0, started_at=NOW)
    desk.attempt(before, worker="b/1", outcome=Outcome.COMPLETED, ended_at=NOW + HOUR / 4)
    now = desk.one(
        status=TaskStatus.IN_PROGRESS, worker="b/1", speed=20.0, started_at=NOW + HOUR / 2, heard_at=NOW + HOUR
    )
    desk.attempt(now, worker="b/1", started_at=NOW + HOUR / 2, lease_until=NOW + HOUR)
    lost = desk.one()
    desk.attempt(lost, worker="a/1", outcome=Outcome.LOST, started_at=NOW, ended_at=NOW + HOUR / 3)
    assert repository.workers(NOW - HOUR) == [
        WorkerSummary("a/1", (), completed=0, lost=1, speed=None, last_heard=NOW + HOUR / 3),
        WorkerSummary("b/1", (now,), completed=1, lost=0, speed=20.0, last_heard=NOW + HOUR),
    ]


def test_those_long_gone_are_left_out(desk: Desk, repository: TaskRepository) -> None:
    task = desk.one(status=TaskStatus.CANCELLED)
    desk.attempt(task, worker="a/1", outcome=Outcome.COMPLETED, ended_at=NOW - HOUR)
    desk.attempt(task, worker="b/1", started_at=NOW - 2 * HOUR, lease_until=NOW - HOUR)  # died on a cancelled task
    assert repository.workers(NOW) == []
    assert [worker.name for worker in repository.workers(NOW - 2 * HOUR)] == ["a/1", "b/1"]
