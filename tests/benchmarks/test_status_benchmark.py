"""How quickly statuses are applied and tasks cleaned up, set against doing it one by one.

Through SQS over HTTP, PostgreSQL and S3 over HTTP: with all of it on this machine, and as if SQS and S3 were some
milliseconds away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from time import perf_counter
from typing import Any

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.deletion import cleanup as module
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.ports.tasks import OutboxKind
from desktop_app.orchestrator.statuses.apply_status import apply_status
from tests.benchmarks.figures import Comparison
from tests.fixtures.aws_requests import AwsRequests
from tests.fixtures.orchestrator import HOST, Surroundings
from worker_agent.contract.queues.queue import ReceivedMessage

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

TASKS = 500
REPORTS = 8  # of the progress of each: with its start and its end it says ten things, and one needs its transcript
PIECES = 4  # of the checkpoint of each
FEW = 10  # times fewer tasks where they are dealt with one by one
DISTANCES = {"here": 0.0, "10 ms away": 0.01}


class OneByOne:
    """A queue that hands out one message for each call."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)

    def receive(self, max_messages: int, **more: Any) -> list[ReceivedMessage]:
        received: list[ReceivedMessage] = self._queue.receive(1, **more)
        return received


def seconds(step: Callable[[], int], until: Callable[[], bool]) -> float:
    start = perf_counter()
    while not until():
        step()
    return perf_counter() - start


def hear(fleet: Surroundings, queue: Any, tasks: int) -> float:
    """Statuses a second."""
    before = fleet.repository.counts()[TaskStatus.COMPLETED]
    fleet.work_on(fleet.add_tasks(tasks), REPORTS, workers=tasks)
    taken = seconds(
        lambda: apply_status(fleet.repository, queue, fleet.store),
        lambda: fleet.repository.counts()[TaskStatus.COMPLETED] == before + tasks,
    )
    return tasks * (REPORTS + 2) / taken


def record(
    record_comparison: Callable[..., Comparison],
    things: str,
    name: str,
    rate: float,
    one_by_one: float,
    what: str,
    times: int,
) -> Comparison:
    rates = {"ours": [rate], "other": [one_by_one]}
    return record_comparison(
        name, **rates, unit=f"{things}/s", what=what, other_name="one by one", goal=f"more than {times}"
    )


@pytest.mark.parametrize("distance", DISTANCES)
def test_statuses_are_applied_many_at_a_time(
    fleet: Surroundings, aws_requests: AwsRequests, distance: str, record_comparison: Callable[..., Comparison]
) -> None:
    hear(fleet, fleet.status_queue, FEW)
    aws_requests.distance = DISTANCES[distance]
    naive = hear(fleet, OneByOne(fleet.status_queue), TASKS // FEW)
    rate = hear(fleet, fleet.status_queue, TASKS)
    what = f"{TASKS * (REPORTS + 2):,} of {TASKS} tasks, SQS and S3 {distance}"
    assert record(record_comparison, "statuses", "statuses applied", rate, naive, what, 3).ratio > 3


def clean(fleet: Surroundings, tasks: int) -> float:
    """Tasks a second."""
    some = fleet.add_tasks(tasks)
    fleet.work_on(some, 0, workers=tasks, pieces=PIECES)
    while apply_status(fleet.repository, fleet.status_queue, fleet.store):
        pass
    taken = seconds(
        lambda: cleanup(fleet.repository, fleet.store, HOST),
        lambda: not fleet.repository.count_outbox_entries(OutboxKind.CLEANUP),
    )
    assert len(list(fleet.store.keys("tasks/"))) == fleet.repository.counts()[TaskStatus.COMPLETED]
    return tasks / taken


@pytest.mark.parametrize("distance", DISTANCES)
def test_tasks_are_cleaned_up_many_at_a_time(
    fleet: Surroundings,
    aws_requests: AwsRequests,
    distance: str,
    record_comparison: Callable[..., Comparison],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def delete_each(keys: Collection[str]) -> None:
        for key in keys:
            fleet.store.delete(key)

    aws_requests.distance = DISTANCES[distance]
    with monkeypatch.context() as one_by_one:
        one_by_one.setattr(module, "TASKS", 1)
        one_by_one.setattr(type(fleet.store), "delete_many", lambda store, keys: delete_each(keys))
        naive = clean(fleet, TASKS // FEW)
    rate = clean(fleet, TASKS // 2)
    what = f"{TASKS // 2} tasks of {PIECES} pieces, SQS and S3 {distance}"
    assert record(record_comparison, "tasks", "tasks cleaned up", rate, naive, what, 2).ratio > 2
