"""What the database tells of the fleet."""

from __future__ import annotations

import pytest
from prometheus_client import generate_latest

from desktop_app.adapters.fleet_metrics import FleetMetrics
from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.statuses.status_queue import StatusTally
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task


def lines(metrics: FleetMetrics) -> set[str]:
    return {line for line in generate_latest(metrics.registry).decode().splitlines() if line.startswith("earshot_")}


def test_tasks_are_counted_by_status_and_place() -> None:
    repository = MemoryRepository()
    for number, status in enumerate((TaskStatus.PENDING, TaskStatus.PENDING, TaskStatus.FAILED), 1):
        repository.put(make_task(id=number, uid=f"{number:032x}", status=status, duration_seconds=30.0))
    told = lines(FleetMetrics(repository, StatusTally(applied=7)))
    assert {
        'earshot_tasks{status="pending"} 2.0',
        'earshot_tasks{status="failed"} 1.0',
        'earshot_tasks{status="completed"} 0.0',
        "earshot_backlog_audio_seconds 60.0",
        'earshot_statuses_total{result="applied"} 7.0',
        "earshot_database_up 1.0",
    } <= told


def test_a_database_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    repository = MemoryRepository()
    metrics = FleetMetrics(repository, StatusTally())

    def fail() -> None:
        raise DatabaseUnavailable("It is away.")

    monkeypatch.setattr(repository, "waiting", fail)
    told = lines(metrics)
    assert "earshot_database_up 0.0" in told
    assert not any(line.startswith("earshot_tasks") for line in told)
