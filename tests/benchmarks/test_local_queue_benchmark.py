"""The local queue, beside the bare commits that it consists of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest

from tests.benchmarks.figures import Comparison
from worker_agent.contract.queues.local_queue import LocalQueue

QUEUED = 10_000  # messages that wait while the others come and go
MESSAGES = 200
COMMITS = 3  # for each message: send, receive, delete
BODY = "x" * 500
DEAREST = 5.0  # times as long as the bare commits


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[LocalQueue]:
    queue = LocalQueue(tmp_path / "queue.db", "tasks")
    queue.send([BODY] * QUEUED)
    yield queue
    queue.close()


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def pass_through(queue: LocalQueue) -> None:
    for _ in range(MESSAGES):
        queue.send([BODY])
        [received] = queue.receive(1)
        queue.delete([received.receipt_handle])


def commit(connection: sqlite3.Connection) -> None:
    for _ in range(MESSAGES * COMMITS):
        connection.execute("INSERT INTO bare (body) VALUES (?)", (BODY,))


@pytest.mark.bench
def test_a_message_costs_little_more_than_its_commits(
    queue: LocalQueue, tmp_path: Path, record_comparison: Callable[..., Comparison]
) -> None:
    with closing(sqlite3.connect(tmp_path / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
        rounds = [(seconds(lambda: pass_through(queue)), seconds(lambda: commit(bare))) for _ in range(3)]
    found = record_comparison(
        "a message sent, received and deleted",
        ours=[1000 * ours / MESSAGES for ours, _ in rounds],
        other=[1000 * commits / MESSAGES for _, commits in rounds],
        unit="ms",
        what=f"{MESSAGES} messages, {QUEUED:,} others queued",
        other_name=f"{COMMITS} bare commits",
        goal=f"less than {DEAREST:g}",
    )
    assert queue.depth().visible == QUEUED
    assert found.ratio < DEAREST
