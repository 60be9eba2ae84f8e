"""One behaviour for every repository: workers are known by their attempts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_app.domain.task import Outcome, TaskStatus
from desktop_app.domain.worker import WorkerSummary
from desktop_app.domain.workload import Throughput, Waiting
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError

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
        WorkerSummary("a/1", (), completed=0, lost=1, speed=None, last_heard=NOW + HOUR / 3, lost_at=NOW + HOUR / 3),
        WorkerSummary("b/1", (now,), completed=1, lost=0, speed=20.0, last_heard=NOW + HOUR),
    ]


def test_its_last_words_are_the_latest_error_that_it_reported_itself(desk: Desk, repository: TaskRepository) -> None:
    first, second = (TaskError(kind=ErrorKind.OUT_OF_MEMORY, message=f"{nth} words") for nth in ("First", "Second"))
    lease = TaskError(kind=ErrorKind.WORKER_LOST, message="The lease ended without a report.")
    for minutes, error, outcome in (
        (1, first, Outcome.RETRYING),
        (2, second, Outcome.FAILED),
        (3, lease, Outcome.LOST),
    ):
        ended = NOW + timedelta(minutes=minutes)
        desk.attempt(desk.one(), worker="a/1", outcome=outcome, ended_at=ended, error=error)
    [worker] = repository.workers(NOW)
    assert worker.last_words == "Second words"
    assert worker.lost_at == NOW + timedelta(minutes=3)


def test_what_waits_is_summed_up(desk: Desk, repository: TaskRepository) -> None:
    assert repository.waiting() == Waiting()
    desk.one(duration_seconds=100.0)
    desk.one(duration_seconds=20.0)
    desk.one(duration_seconds=None)
    desk.one(duration_seconds=7.0, status=TaskStatus.COMPLETED)
    assert repository.waiting() == Waiting(tasks=3, of_known_length=2, audio_seconds=120.0)


def test_what_each_worker_completed_is_told_by_spans(desk: Desk, repository: TaskRepository) -> None:
    start = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def complete(worker: str, minute: float, audio: float | None, outcome: Outcome = Outcome.COMPLETED) -> None:
        task = desk.one(status=TaskStatus.COMPLETED, duration_seconds=audio)
        desk.attempt(task, worker=worker, outcome=outcome, ended_at=start + timedelta(minutes=minute))

    complete("a/1", -1, 1000.0)  # before that time
    complete("a/1", 1, 60.0)
    complete("a/1", 4, 30.0)
    complete("b/1", 4, 10.0)
    complete("a/1", 6, 5.0)
    complete("a/1", 6, None)
    complete("a/1", 6, 500.0, Outcome.FAILED)
    assert repository.throughput(start, 300) == [
        Throughput(start, "a/1", 90.0),
        Throughput(start, "b/1", 10.0),
        Throughput(start + timedelta(minutes=5), "a/1", 5.0),
    ]


def test_those_long_gone_are_left_out(desk: Desk, repository: TaskRepository) -> None:
    task = desk.one(status=TaskStatus.CANCELLED)
    desk.attempt(task, worker="a/1", outcome=Outcome.COMPLETED, ended_at=NOW - HOUR)
    desk.attempt(task, worker="b/1", started_at=NOW - 2 * HOUR, lease_until=NOW - HOUR)  # died on a cancelled task
    assert repository.workers(NOW) == []
    assert [worker.name for worker in repository.workers(NOW - 2 * HOUR)] == ["a/1", "b/1"]
