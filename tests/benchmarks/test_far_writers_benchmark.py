"""What clients that are far from the database cost one that is near."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import make_url

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.domain.task import Task
from tests.fixtures.desk import Desk
from tests.fixtures.far_line import far_line

FAR = 3  # clients
ROUND_TRIP = 0.04  # seconds
SECONDS = 3.0  # for each measurement
ROUNDS = 5
KEPT = 0.8  # share of its speed that the near client keeps, at least


@contextmanager
def far_url(url: str) -> Iterator[str]:
    """The URL of the same database, as far away as that."""
    near = make_url(url)
    with far_line(Path(str(near.query["host"]), ".s.PGSQL.5432"), ROUND_TRIP) as port:
        far = near.set(host="127.0.0.1", port=port, query={})
        yield far.render_as_string(hide_password=False)


def write(repository: SqlTaskRepository, task: Task, is_over: Callable[[], bool]) -> int:
    """Change a task again and again; returns how often."""
    times = 0
    while not is_over():
        with repository.unit_of_work() as unit:
            unit.save_tasks([replace(one, progress=0.5) for one in unit.lock_tasks_by_id([task.id]).values()])
        times += 1
    return times


def rate(repository: SqlTaskRepository, task: Task) -> float:
    """Transactions a second."""
    end = monotonic() + SECONDS
    return write(repository, task, lambda: monotonic() > end) / SECONDS


@pytest.mark.bench
def test_far_writers_hardly_slow_down_a_near_one(postgres_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with ExitStack() as opened:
        near = opened.enter_context(closing(open_database(postgres_url)))
        address = opened.enter_context(far_url(postgres_url))
        far = [opened.enter_context(closing(open_database(address))) for _ in range(FAR)]
        mine, *theirs = Desk(near).add(*(f"{number}.wav" for number in range(1 + FAR)))
        rates = [_alone_and_beside(near, mine, far, theirs) for _ in range(ROUNDS)]
    alone, beside, distant = (statistics.median(each) for each in zip(*rates, strict=True))
    kept = statistics.median(beside / alone for alone, beside, _ in rates)
    with capsys.disabled():
        print(
            f"\n{alone:.0f} transactions a second alone, {beside:.0f} beside {FAR} clients {ROUND_TRIP * 1000:.0f} ms "
            f"away with {distant:.1f} each: {kept:.0%} kept",
            end="",
        )
    assert kept > KEPT


def _alone_and_beside(
    near: SqlTaskRepository, mine: Task, far: list[SqlTaskRepository], theirs: list[Task]
) -> tuple[float, float, float]:
    """Transactions a second: of the near client alone, beside the far ones, and of each of those."""
    alone, over = rate(near, mine), threading.Event()
    with ThreadPoolExecutor(FAR) as threads:
        written = [threads.submit(write, each, task, over.is_set) for each, task in zip(far, theirs, strict=True)]
        beside = rate(near, mine)
        over.set()
    return alone, beside, sum(each.result() for each in written) / FAR / SECONDS
