"""Reconcile: send again what the task queue has lost, because somebody purged it, or by its own rules."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from worker_agent.contract.queues.queue import Queue

logger = logging.getLogger(__name__)

LOOKS = 4  # at an empty queue, at least: its counts are approximate
TASKS = 500  # in one transaction
NEARLY = 0.95  # share of the queue's retention after which a message is taken to be about to expire
BETWEEN_EXPIRIES = timedelta(hours=1)  # between two searches for what is about to expire


class Reconciler:
    """Compares the queue with the database, look after look."""

    def __init__(self, repository: TaskRepository, tasks: Queue, status: Queue, visibility_timeout: float) -> None:
        """`visibility_timeout`: seconds for which a message may be counted nowhere."""
        self._repository = repository
        self._tasks = tasks
        self._status = status
        self._timeout = timedelta(seconds=visibility_timeout)
        self._empty_since: datetime | None = None
        self._looks = 0
        self._searched: datetime | None = None

    def look(self) -> int:
        """Returns how many tasks are to be sent again; raises QueueUnavailable, DatabaseUnavailable."""
        now = datetime.now(UTC)
        return self._find_vanished(now) + self._find_expiring(now)

    def _find_vanished(self, now: datetime) -> int:
        """What waits in the database for a queue that has long been empty. What was sent since is not meant."""
        if not self._is_empty():
            self._empty_since, self._looks = None, 0
            return 0
        self._empty_since, self._looks = self._empty_since or now, self._looks + 1
        if self._looks < LOOKS or now - self._empty_since <= self._timeout:
            return 0
        return self._send_again(self._empty_since, "the queue is empty")

    def _is_empty(self) -> bool:
        """Whether no message is left, and every word about those that were has been heard."""
        depth = self._tasks.depth()
        return depth.visible + depth.in_flight + depth.delayed == 0 and self._status.depth().visible == 0

    def _find_expiring(self, now: datetime) -> int:
        if self._searched is not None and now - self._searched < BETWEEN_EXPIRIES:
            return 0
        retention = self._tasks.attributes().retention
        found = 0 if retention is None else self._send_again(now - retention * NEARLY, "the queue soon forgets it")
        if not found:
            self._searched = now
        return found

    def _send_again(self, queued_before: datetime, why: str) -> int:
        """The same generation: should the message turn up after all, the first result counts."""
        if not self._repository.find_ids(TaskFilter(status=TaskStatus.PENDING)):  # no transaction for nothing
            return 0
        with self._repository.unit_of_work() as unit:
            waiting = unit.lock_waiting_tasks(queued_before, TASKS)
            unit.enqueue([task.id for task in waiting], OutboxKind.SEND, None)
        for task in waiting:
            logger.warning("task %d is sent again: %s", task.id, why)
        return len(waiting)
