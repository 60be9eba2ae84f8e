"""What is done to a batch as a whole, beside the verbs for its tasks; and the order and pauses of single ones."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from desktop_app.domain.batch import BatchSummary, Turn, place_of
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.selection import not_found
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import ChangeReport, Rejection

ENDED = "It has ended already."
OPEN = frozenset(status for status in TaskStatus if not status.terminal)


def find_batch(repository: TaskRepository, which: str) -> BatchSummary:
    """By its number, or by its name where only one is called so; raises EarshotError."""
    if which.isdecimal() and (found := repository.batches.summaries([int(which)])):
        return found[0]
    named = [each for each in repository.batches.summaries() if each.batch.name == which]
    if len(named) > 1:
        numbers = ", ".join(str(each.batch.id) for each in named)
        raise EarshotError(f"Several batches are called {which!r}. Give the number of one of them: {numbers}.")
    if not named:
        raise EarshotError(f"There is no batch {which!r}. `earshot batches` lists them.")
    return named[0]


def find_tasks(repository: TaskRepository, id_: int, statuses: Collection[TaskStatus]) -> list[int]:
    """The tasks of a batch that have one of these statuses, oldest first."""
    tasks = repository.tasks(repository.batches.task_ids([id_]))
    return [task_id for task_id, task in sorted(tasks.items()) if task.status in statuses]


def put_tasks(repository: TaskRepository, ids: Collection[int], turn: Turn) -> ChangeReport:
    """What is on the queue already and is put last stays there; what is in progress goes on."""
    changed = set(repository.batches.put_tasks(ids, place_of(turn, datetime.now(UTC))))
    there = repository.tasks(ids)
    refused = [Rejection(task.file_name, ENDED) for task in there.values() if task.id not in changed]
    return ChangeReport(tuple(id_ for id_ in ids if id_ in changed), (*refused, *not_found(ids, there)))


def put_batch(repository: TaskRepository, id_: int, turn: Turn) -> None:
    """All its tasks that are not put first or last themselves."""
    repository.batches.put([id_], place_of(turn, datetime.now(UTC)))
