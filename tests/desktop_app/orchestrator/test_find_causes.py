"""Retries are grouped by why they were needed."""

from __future__ import annotations

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.find_causes import find_causes, group, open_ids
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

MEMORY = TaskError(kind="OutOfMemory", message="The GPU was out of memory.")
NO_AUDIO = TaskError(kind="NotAudio", message="There is no audio in this file.")

TASKS = [
    make_task(id=1, status=TaskStatus.FAILED, error=NO_AUDIO, attempt=1),
    make_task(id=2, status=TaskStatus.PENDING, error=MEMORY, attempt=1),
    make_task(id=3, status=TaskStatus.IN_PROGRESS, error=MEMORY, attempt=2),
    make_task(id=4, status=TaskStatus.COMPLETED, attempt=2),
    make_task(id=5),
]


def test_the_commonest_cause_comes_first() -> None:
    assert [(cause.kind, cause.ids) for cause in group(TASKS)] == [("OutOfMemory", (2, 3)), ("NotAudio", (1,))]


def test_only_what_waits_or_failed_can_be_retried() -> None:
    assert [cause.open_ids for cause in find_causes(MemoryRepository(TASKS))] == [(2,), (1,)]
    assert sorted(open_ids(MemoryRepository(TASKS))) == [1, 2]
