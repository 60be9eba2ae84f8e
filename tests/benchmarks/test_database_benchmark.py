"""The database with many tasks, beside itself with 2,000, or beside a bare SELECT of the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.benchmarks.figures import Comparison
from tests.benchmarks.size import sized
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

FEW, MANY, BATCH = 2_000, sized(20_000, 200_000), 5_000
SLOWER = 8  # times that a look at a few rows may take among many: an index gets deeper, not slower; a scan is 100 times


def fill(repository: SqlTaskRepository, start: int, stop: int) -> None:
    for first in range(start, stop, BATCH):
        names = (f"recording {number:07}.wav" for number in range(first, min(stop, first + BATCH)))
        with repository.unit_of_work() as unit:
            unit.add_tasks([make_new_task(name) for name in names], NOW)


def analyze(url: str) -> None:
    """What PostgreSQL's autovacuum does by itself within minutes."""
    engine = create_engine(make_engine(parse_url(url)).url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"))
    engine.dispose()


def milliseconds(work: Callable[[], object], times: int = 5) -> list[float]:
    """Of several runs."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - start)

    return [once() for _ in range(times)]


def quickest(found: Comparison) -> float:
    """The ratio of the quickest rounds, which nothing else has disturbed."""
    return min(found.ours) / min(found.other)


def dialect(url: str) -> str:
    return "PostgreSQL" if url.startswith("postgresql") else "SQLite"


def looks_at_few(repository: SqlTaskRepository) -> dict[str, Callable[[], object]]:
    newest = repository.find_ids(TaskFilter())[:100]
    sha256s = [task.audio_sha256 for task in repository.tasks(newest[:50]).values()]
    cursor = repository.latest_cursor()
    with repository.unit_of_work() as unit:
        unit.save_tasks(list(repository.tasks(newest).values()))
    claim_time = timedelta(seconds=-1)  # over at once, so that each run finds the same
    return {
        "tasks": lambda: repository.tasks(newest),
        "changes_since": lambda: repository.changes_since(cursor),
        "same_audio": lambda: repository.find_by_audio_hash(sha256s),
        "workers": lambda: repository.workers(NOW),
        "ids of a status": lambda: repository.find_ids(TaskFilter(status=TaskStatus.FAILED), Sort.SPEED),
        "claim_entries": lambda: repository.claim_entries(
            OutboxKind.UPLOAD, host="desk", limit=100, now=NOW, until=NOW + claim_time
        ),
    }


def test_what_concerns_few_tasks_costs_the_same_among_many(
    repository: SqlTaskRepository, url: str, record_comparison: Callable[..., Comparison]
) -> None:
    fill(repository, 0, FEW)
    analyze(url)
    before = {name: milliseconds(work) for name, work in looks_at_few(repository).items()}
    fill(repository, FEW, MANY)
    analyze(url)
    after = {name: milliseconds(work) for name, work in looks_at_few(repository).items()}
    found = [
        record_comparison(
            f"{name}, {dialect(url)}",
            ours=times,
            other=before[name],
            unit="ms",
            what=f"among {MANY:,} tasks",
            other_name=f"among {FEW:,}",
            goal=f"less than {SLOWER}",
        )
        for name, times in after.items()
    ]
    assert max(map(quickest, found)) < SLOWER


def test_a_whole_list_costs_little_more_than_going_through_the_rows(
    repository: SqlTaskRepository, url: str, record_comparison: Callable[..., Comparison]
) -> None:
    fill(repository, 0, MANY)
    analyze(url)
    engine = make_engine(parse_url(url))
    with engine.connect() as connection:
        bare = milliseconds(lambda: connection.execute(text("SELECT id FROM tasks ORDER BY id DESC")).all())
    engine.dispose()
    works: dict[str, Callable[[], object]] = {
        **{f"ids by {sort.value}": lambda sort=sort: repository.find_ids(TaskFilter(), sort) for sort in Sort},  # type: ignore[misc]
        "search": lambda: repository.find_ids(TaskFilter(search="0123"), Sort.SPEED),
        "counts": repository.counts,
    }
    found = [
        record_comparison(
            f"{name}, {dialect(url)}",
            ours=milliseconds(work),
            other=bare,
            unit="ms",
            what=f"all of {MANY:,} tasks",
            other_name="a bare SELECT of the ids",
            goal=f"less than {SLOWER}",
        )
        for name, work in works.items()
    ]
    assert max(map(quickest, found)) < SLOWER
