"""Find what can be retried at once: failed tasks, and those that wait for another attempt."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Cause, TaskFilter
from desktop_app.orchestrator.ports.tasks import TaskRepository


def find_retryable(repository: TaskRepository, cause: Cause | None = None) -> list[int]:
    """The ids; `cause`: of the tasks with that error alone. May block."""
    which = TaskFilter(retried=True, error=(cause.kind, cause.message) if cause else None)
    return [
        id_
        for status in (TaskStatus.FAILED, TaskStatus.PENDING)
        for id_ in repository.find_ids(replace(which, status=status))
    ]
