"""A simulated fleet: real agents with a stand-in for the model, the real orchestrator, SQS, S3 and PostgreSQL.

All of it shares one machine. So the rates say how much work a task is for everybody together, and the plain answer to
"does it scale" is in what each task takes: whether requests, transactions and processor time grow with the fleet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.simulation.fleet import Measured, run_fleet
from tests.benchmarks.simulation.surroundings import Servers
from tests.benchmarks.size import sized
from tests.fixtures.postgres import empty_database

pytestmark = [pytest.mark.bench, pytest.mark.timeout(6 * 3600), pytest.mark.usefixtures("aws_credentials")]

FLEETS = sized({5: 60, 20: 150, 50: 150}, {5: 1_000, 50: 10_000, 500: 100_000})  # workers, and the tasks for them
WORK = 0.5  # seconds that a device takes for a task: one minute of speech at 120 times the speed of sound
MOST_SQS, MOST_S3_WRITES = 8, 4  # requests for a task
FLAT = 1.25  # times what a task takes in the smallest fleet
S3_WRITES = ("s3.Put", "s3.Create", "s3.Upload", "s3.Complete", "s3.Copy", "s3.Abort")
STAND_INS = ("SQS", "S3", "PostgreSQL")
IN_FLIGHT = 120_000  # messages that SQS lets workers hold
FAR = 5_000  # workers


@pytest.fixture
def measured(
    postgres: Any, postgres_server: str, sqs_url: str, s3_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[int, Measured]:
    """What each fleet took, by its number of workers."""
    found = {}
    postmaster = int((postgres.pgdata / "postmaster.pid").read_text().splitlines()[0])
    for workers, tasks in FLEETS.items():
        with empty_database(postgres_server) as database:
            servers = Servers(database, sqs_url, s3_url, postmaster)
            for name, value in servers.variables(tmp_path / f"home-{workers}", WORK).items():
                monkeypatch.setenv(name, value)
            found[workers] = run_fleet(servers, tmp_path / f"files-{workers}", workers, tasks)
    return found


def test_what_a_task_takes_does_not_grow_with_the_fleet(
    measured: dict[int, Measured], record_growth: Callable[..., None], record_remark: Callable[[str], None]
) -> None:
    fleets = list(measured.values())
    counts = f"{', '.join(f'{fleet.tasks:,}' for fleet in fleets)} tasks"
    record_growth(
        "What a simulated fleet does",
        what=f"{counts}, each of {WORK:g} s of work on the device; intake is not counted",
        by="workers",
        numbers=list(measured),
        columns=columns(fleets),
    )
    record_remark(far(max(fleets, key=lambda fleet: fleet.tasks)))
    most = fleets[-1]
    assert most.requests_each("sqs.") <= MOST_SQS
    assert most.requests_each(*S3_WRITES) <= MOST_S3_WRITES
    assert most.requests_each("sqs.", "s3.") <= FLAT * fleets[0].requests_each("sqs.", "s3.")


def columns(fleets: Sequence[Measured]) -> dict[str, list[float]]:
    """Of the table."""
    figures: dict[str, Callable[[Measured], float]] = {
        "tasks/s": lambda one: one.tasks / one.seconds,
        "statuses/s": lambda one: one.statuses / one.seconds,
        "cleanup after the last task, s": lambda one: one.cleanup_seconds,
        "files taken in/s": lambda one: one.tasks / one.intake_seconds,
        "statuses a task": lambda one: one.statuses / one.tasks,
        "SQS requests a task": lambda one: one.requests_each("sqs."),
        "S3 reads a task": lambda one: one.requests_each("s3.Get", "s3.Head", "s3.List"),
        "S3 writes a task": lambda one: one.requests_each(*S3_WRITES),
        "S3 deletions a task": lambda one: one.requests_each("s3.Delete"),
        "transactions a task": lambda one: one.commits / one.tasks,
        "database, ms a task": lambda one: one.database_ms / one.tasks,
        "worker, CPU ms a task": lambda one: 1000 * one.cpu["workers"] / one.tasks,
        "orchestrator, CPU ms a task": lambda one: 1000 * one.cpu["orchestrator"] / one.tasks,
        "stand-ins' share of the CPU time, %": lambda one: 100 * share_of_stand_ins(one),
    }
    return {name: [figure(one) for one in fleets] for name, figure in figures.items()}


def share_of_stand_ins(one: Measured) -> float:
    return sum(one.cpu[name] for name in STAND_INS) / sum(one.cpu.values())


def far(fleet: Measured) -> str:
    """On paper: how far the measured cost of a task reaches, and what ends first."""
    statuses = fleet.statuses / fleet.tasks
    applied = fleet.tasks * statuses / fleet.cpu["orchestrator"]  # a second, by one core
    database = 1000 * fleet.tasks / fleet.database_ms  # tasks a second, by one connection that is always busy
    shortest = FAR * statuses / applied
    by_kind = ", ".join(f"{name} {count / fleet.tasks:.2f}" for name, count in sorted(fleet.requests.items()))
    return (
        f"Requests a task, workers and orchestrator together: {by_kind}.\n\n"
        f"On paper, to {FAR:,} workers: they hold {2 * FAR:,} messages with one task ahead, of {IN_FLIGHT:,} that SQS "
        f"allows. One orchestrator's core applies {applied:,.0f} statuses a second at the cost that was measured, so "
        f"{FAR:,} workers keep it busy once a task takes less than {shortest:.0f} s of work; one busy connection of "
        f"the database would do {database:,.0f} tasks a second, {FAR / database:.0f} s for each worker's next. "
        f"The first limit is therefore {'the orchestrator' if applied / statuses < database else 'the database'}."
    )
