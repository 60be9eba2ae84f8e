"""What the verbs that act on chosen tasks have in common."""

from __future__ import annotations

from collections.abc import Collection, Container

from desktop_app.domain.batches import in_batches
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import Rejection

CHUNK = 1000  # tasks read at once


def not_found(ids: Collection[int], found: Container[int]) -> list[Rejection]:
    """A refusal for each id that names no task."""
    return [Rejection(f"task {id_}", "There is no such task.") for id_ in ids if id_ not in found]


def with_results(repository: TaskRepository, ids: Collection[int]) -> list[int]:
    """Those of the tasks whose results are there: of others they were deleted, or are still to come."""
    found: list[int] = []
    for chunk in in_batches(ids, CHUNK):
        tasks = repository.tasks(chunk)
        found += [id_ for id_ in chunk if id_ in tasks and tasks[id_].is_readable]
    return found
