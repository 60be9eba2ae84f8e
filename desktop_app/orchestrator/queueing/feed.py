"""Feed: keep the task queue as full as the workers need it, so that what waits here can still be put in order.

A queue of SQS knows no order: what is to be done next has to be the next that comes onto it, and nothing may be before
it. Yet the queue has to hold enough for the workers while no orchestrator runs. So it is filled ahead, and what was
put first makes the others step back: their messages are taken off the queue again, and follow behind it.
"""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Literal

from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.queueing.dispatch import dispatch
from desktop_app.orchestrator.queueing.withdraw import MOST, withdraw
from worker_agent.contract.queues.queue import Queue, QueueUnavailable

logger = logging.getLogger(__name__)

FeedAhead = int | Literal["auto", "all"]

PERIOD = timedelta(minutes=10)  # over which the workers' appetite is measured
LEAST = 20  # tasks
MANY = 50_000  # tasks taken in that time; more are not counted
MEASURE = 15.0  # seconds between two measurements
AFTER_NOTHING = 2.0  # seconds after a withdrawal in vain: those who took what we looked for need some to say so
DEPTH_LOOK = 10.0  # seconds between two questions to the queue whether the workers have taken more than they have said
SPARING = 5.0  # times as long as a look in vain took, the next one waits
LONGEST_REST = 1.0  # seconds that it waits at most


class Feeder:
    """`step` is for one thread, the others for any."""

    def __init__(
        self, repository: TaskRepository, queue: Queue, host: str, max_attempts: int, feed_ahead: FeedAhead
    ) -> None:
        self._repository = repository
        self._queue = queue
        self._host = host
        self._max_attempts = max_attempts
        self._feed_ahead = feed_ahead
        self._measured = self._in_vain = self._asked_depth = float("-inf")
        self._automatic = LEAST
        self._not_before = 0.0

    def change_limits(self, max_attempts: int, feed_ahead: FeedAhead) -> None:
        """For what is sent from now on."""
        self._max_attempts, self._feed_ahead = max_attempts, feed_ahead

    def step(self) -> int:
        """Returns how many messages were sent; raises QueueUnavailable, DatabaseUnavailable."""
        time.sleep(max(0.0, min(LONGEST_REST, self._not_before - time.monotonic())))
        began = time.monotonic()
        ahead = self._ahead()
        if ahead is not None:
            self._make_way()
        sent = self._dispatch(ahead)
        if not sent and ahead is not None and (unheard := self._count_unheard()):
            sent = self._dispatch(ahead + unheard)
        if not sent:
            self._not_before = time.monotonic() + SPARING * (time.monotonic() - began)
        return sent

    def hand_over(self) -> int:
        """Put everything on the queue that is not paused, for there may be nobody to do it later."""
        sent = 0
        while now := self._dispatch(None):
            sent += now
        return sent

    def _dispatch(self, ahead: int | None) -> int:
        return dispatch(self._repository, self._queue, self._host, self._max_attempts, ahead)

    def _ahead(self) -> int | None:
        match self._feed_ahead:
            case "all":
                return None
            case "auto":
                return self._measure()
            case number:
                return number

    def _measure(self) -> int:
        if time.monotonic() - self._measured >= MEASURE:
            taken = self._repository.batches.count_taken(datetime.now(UTC) - PERIOD, MANY)
            self._automatic, self._measured = max(LEAST, 2 * taken), time.monotonic()
        return self._automatic

    def _make_way(self) -> None:
        """For what was put first and is still here."""
        if time.monotonic() - self._in_vain < AFTER_NOTHING:
            return
        behind = self._repository.batches.find_less_urgent(datetime.now(UTC), MOST + 1)
        if not 0 < behind <= MOST:
            return
        try:
            if not withdraw(self._repository, self._queue, behind):
                self._in_vain = time.monotonic()
        except QueueUnavailable as error:
            self._in_vain = time.monotonic()
            logger.warning("what was put first comes after %d tasks on the queue: %s", behind, error)

    def _count_unheard(self) -> int:
        """How many tasks workers have taken of which no word has come yet: while statuses are late, nobody idles."""
        if time.monotonic() - self._asked_depth < DEPTH_LOOK:
            return 0
        self._asked_depth = time.monotonic()
        depth = self._queue.depth()
        return max(0, self._repository.batches.backlog().on_queue - depth.visible - depth.delayed - depth.in_flight)
