"""Retries are grouped by why they were needed."""

from __future__ import annotations

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.find_retryable import find_retryable
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

MEMORY = TaskError(kind="OutOfMemory", message="The GPU was out of memory.")
NO_AUDIO = TaskError(kind="NotAudio", message="There is no audio in this file.")


@pytest.fixture
def repository() -> MemoryRepository:
    return MemoryRepository(
        [
            make_task(id=1, status=TaskStatus.FAILED, error=NO_AUDIO, attempt=1),
            make_task(id=2, status=TaskStatus.PENDING, error=MEMORY, attempt=1),
            make_task(id=3, status=TaskStatus.IN_PROGRESS, error=MEMORY, attempt=2),
            make_task(id=4, status=TaskStatus.COMPLETED, attempt=2),
            make_task(id=5),
        ]
    )


def test_only_what_waits_or_failed_can_be_retried(repository: MemoryRepository) -> None:
    assert sorted(find_retryable(repository)) == [1, 2]


def test_those_of_one_cause_can_be_retried_alone(repository: MemoryRepository) -> None:
    [commonest, other] = repository.find_causes()
    assert find_retryable(repository, commonest) == [2]
    assert find_retryable(repository, other) == [1]
