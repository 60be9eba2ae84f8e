"""Why tasks needed another attempt, grouped and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports import TaskFilter, TaskRepository

MOST_TASKS = 5000  # the newest that are looked at


@dataclass(frozen=True, slots=True)
class Cause:
    kind: str
    message: str
    ids: tuple[int, ...]
    open_ids: tuple[int, ...]  #: failed, or waiting for another attempt


def find_causes(repository: TaskRepository) -> list[Cause]:
    """The commonest first. May block."""
    ids = list(islice(repository.find_ids(TaskFilter(retried=True)), MOST_TASKS))
    return group(repository.tasks(ids).values())


def group(tasks: Iterable[Task]) -> list[Cause]:
    by_error: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in tasks:
        if task.error:
            by_error[task.error.kind, task.error.message].append(task)
    causes = [_cause(kind, message, those) for (kind, message), those in by_error.items()]
    return sorted(causes, key=lambda cause: (-len(cause.ids), cause.kind))


def open_ids(repository: TaskRepository) -> list[int]:
    """Every task that failed or waits for another attempt. May block."""
    return [
        id_
        for status in (TaskStatus.FAILED, TaskStatus.PENDING)
        for id_ in repository.find_ids(TaskFilter(status=status, retried=True))
    ]


def _cause(kind: str, message: str, tasks: list[Task]) -> Cause:
    waiting = (TaskStatus.FAILED, TaskStatus.PENDING)
    return Cause(
        kind,
        message,
        tuple(task.id for task in tasks),
        tuple(task.id for task in tasks if task.status in waiting),
    )
