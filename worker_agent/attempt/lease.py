"""The lease on a task: for how long the task is this worker's, and how that is changed."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from worker_agent.clock import boot_time_clock
from worker_agent.contract.queues.queue import Queue, QueueUnavailable
from worker_agent.contract.sqs_limits import MAX_VISIBILITY_TIMEOUT

logger = logging.getLogger(__name__)

_SAFETY_MARGIN = 5.0  # seconds before the queue's own end at which we stop working
_SAFETY_SHARE = 0.05  # the reserve of a short lease


class Lease:
    """Starts with the receipt of a message. Safe for use by several threads."""

    def __init__(
        self,
        queue: Queue,
        receipt_handle: str,
        seconds: int,
        received: float | None = None,
        clock: Callable[[], float] = boot_time_clock,
        on_change: Callable[[datetime], None] = lambda until: None,
    ) -> None:
        """`seconds`: the visibility timeout under which the message was received; `received`: when; None: now.

        `on_change` is called with each new end of the lease.
        """
        self._queue = queue
        self._receipt = receipt_handle
        self._clock = clock
        self._on_change = on_change
        self._changing = threading.Lock()
        self._received = clock() if received is None else received
        self._seconds = seconds
        self._ends = self._received + seconds
        self._given_up = False

    @property
    def left(self) -> float:
        """Seconds for which we may continue to work; never the whole of what the queue grants."""
        return self._ends - _safety_margin(self._seconds) - self._clock()

    @property
    def over(self) -> bool:
        return self.left <= 0

    @property
    def until(self) -> datetime:
        """When the queue shows the task to others again, for people."""
        return datetime.now(UTC) + timedelta(seconds=self._ends - self._clock())

    def resize(self, seconds: float) -> bool:
        """Let it end `seconds` from now, be that later or earlier; returns whether it was changed."""
        with self._changing:
            return self._ours and self._set(min(math.ceil(seconds), self._ceiling()))

    def ensure_remaining(self, at_least: float, ask_for: float) -> bool:
        """See to it that `at_least` seconds more are ours; on a shortfall ask once for `ask_for`.

        Returns whether the lease was changed. It can't be where SQS's twelve hours from receipt end.
        """
        with self._changing:
            wanted = min(math.ceil(ask_for), self._ceiling())
            return self._ours and self.left < at_least and self.left < wanted and self._set(wanted)

    def set_visibility(self, seconds: int) -> bool:
        """Let others have the task `seconds` from now, for good; returns whether the queue has heard it."""
        with self._changing:
            self._given_up = True
            return self._set(seconds)

    @property
    def _ours(self) -> bool:
        return not self._given_up and not self.over

    def _ceiling(self) -> int:
        held = self._clock() - self._received
        return math.floor(MAX_VISIBILITY_TIMEOUT - held - _SAFETY_MARGIN)

    def _set(self, seconds: int) -> bool:
        asked = self._clock()
        try:
            refused = self._queue.change_visibility([self._receipt], seconds)
        except QueueUnavailable as error:
            logger.warning("the lease stays as it is: %s", error)
            return False
        if refused:
            logger.warning("the queue no longer knows this delivery; its lease stays as it is")
            return False
        self._seconds, self._ends = seconds, asked + seconds
        self._on_change(self.until)
        return True


def _safety_margin(seconds: float) -> float:
    return min(_SAFETY_MARGIN, seconds * _SAFETY_SHARE)
