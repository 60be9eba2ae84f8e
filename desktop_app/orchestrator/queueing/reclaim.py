"""Reclaim: show tasks whose lease has passed as Pending again. The queue itself has already freed them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_app.domain import transitions
from desktop_app.orchestrator.ports.tasks import TaskRepository

GRACE = timedelta(seconds=5)  # a status message may be on its way
TASKS = 500  # in one transaction


def reclaim(repository: TaskRepository, grace: timedelta = GRACE) -> int:
    """Returns how many tasks were reclaimed."""
    now = datetime.now(UTC)
    if not repository.has_overdue_tasks(now - grace):  # asked without a transaction that others would wait for
        return 0
    with repository.unit_of_work() as unit:
        overdue = unit.lock_overdue_tasks(now - grace, TASKS)
        attempts = unit.attempts_by_uid({task.attempt_uid for task in overdue if task.attempt_uid})
        after = [transitions.reclaim(task, attempts.get(task.attempt_uid or ""), now) for task in overdue]
        unit.save_tasks([task for task, _ in after])
        unit.save_attempts([attempt for _, ended in after for attempt in ended])
    return len(overdue)
