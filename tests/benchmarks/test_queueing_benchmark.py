"""The queueing alone, beside Celery on the same broker.

Each program has one worker process and does tasks that do nothing. Earshot's says of each that it has started and
that it is done, and stores its result, in a folder in memory: a disk is no part of the queueing. Celery keeps no
result and says nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.figures import Comparison
from tests.benchmarks.queueing.contestants import Celery, Contestant, Earshot, run
from tests.benchmarks.size import sized

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800), pytest.mark.usefixtures("aws_credentials")]

TASKS = sized(1000, 10_000)
ROUNDS = sized(4, 7)
#: Celery's usual settings; as many fetched ahead as SQS hands out at once; and a task only deleted when it is done,
#: as Earshot does it
PREFETCHES = {
    "Celery": {"prefetch": 4, "acks_late": False},
    "Celery, ten fetched ahead": {"prefetch": 10, "acks_late": False},
    "Celery, deleting late": {"prefetch": 4, "acks_late": True},
}


@pytest.fixture
def memory_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is on no disk, where the system has such."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as folder:
        yield Path(folder)


def test_more_tasks_a_second_than_celery(
    sqs_url: str, memory_folder: Path, record_comparison: Callable[..., Comparison]
) -> None:
    contestants: dict[str, Callable[[], Contestant]] = {
        "Earshot": lambda: Earshot(sqs_url, memory_folder),
        **{name: lambda chosen=chosen: Celery(sqs_url, **chosen) for name, chosen in PREFETCHES.items()},  # type: ignore[misc]
    }
    rounds = [{name: run(make(), TASKS, memory_folder) for name, make in contestants.items()} for _ in range(ROUNDS)]
    what = f"{TASKS:,} tasks, one worker process, SQS over HTTP on the same machine"
    found = []
    for name in PREFETCHES:
        ours, other = ([one[who] for one in rounds] for who in ("Earshot", name))
        rates = {"ours": [one.rate for one in ours], "other": [one.rate for one in other]}
        cpu = {"ours": [one.cpu for one in ours], "other": [one.cpu for one in other]}
        found += [
            record_comparison(
                "tasks that do nothing", **rates, unit="tasks/s", what=what, other_name=name, goal="more than 1"
            )
        ]
        record_comparison("processor time for each", **cpu, unit="ms", what=what, other_name=name)
    assert all(one.ratio > 1 for one in found)
