"""One delivery of one task to this worker, and the ways in which it can end. It ends once."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import partial

from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.device_turn import DeviceTurn
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.watchdog import Watchdog
from worker_agent.clock import boot_time_clock
from worker_agent.contract.artifacts import ResultDocument
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.log_fields import log_fields
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    Progress,
    Released,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
    TaskMessage,
    TaskReference,
)
from worker_agent.events import AttemptFinished, AttemptOutcome, EventStream
from worker_agent.lifecycle.predecessor import HeldTask

logger = logging.getLogger(__name__)


class Attempt:
    """Used by the work thread, and by the main thread for taking the task away from it.

    Every way to end raises AttemptEnded where the other thread was first.
    """

    def __init__(
        self,
        task: TaskMessage,
        *,
        uid: str,
        number: int,
        receipt_handle: str,
        lease: Lease,
        checkpoint: Checkpoint,
        reporter: Reporter,
        turn: DeviceTurn,
        events: EventStream,
        stop: threading.Event,
    ) -> None:
        self.task = task
        self.uid = uid
        self.number = number
        self.lease = lease
        self.checkpoint = checkpoint
        self.watchdog = Watchdog()
        self.turn = turn
        self._began = boot_time_clock()
        self._expected_end = float("inf")  # on the same clock
        self._resumed_from = 0.0  # seconds of the recording that earlier attempts had done
        self._receipt = receipt_handle
        self._reporter = reporter
        self._events = events
        self._stop = stop
        self._settled: Future[bool] | None = None

    def __str__(self) -> str:
        return f"task {self.task.task} ({self.task.file_name!r}, attempt {self.number})"

    def logged(self) -> AbstractContextManager[None]:
        """What is logged within the block says that it is about this attempt."""
        return log_fields(task=self.task.task, attempt=self.uid)

    @property
    def ended(self) -> bool:
        return self._reporter.ended

    @property
    def settled(self) -> Future[bool] | None:
        """Done when the last message is sent and the task deleted; None: neither is to be done."""
        return self._settled

    @property
    def shutting_down(self) -> bool:
        """Whether the worker is to leave, and has no time for another step."""
        return self._stop.is_set()

    @property
    def tries(self) -> int:
        """How many deliveries, this one included, came no further than one before them."""
        return self.checkpoint.fruitless

    @property
    def is_last(self) -> bool:
        """Whether the task is given up if this attempt does not succeed."""
        return self.tries >= self.task.max_attempts

    @property
    def age(self) -> float:
        """Seconds since the task was taken."""
        return boot_time_clock() - self._began

    @property
    def seconds_left(self) -> float:
        """Until the work is expected to be done; infinity as long as nothing is known."""
        return max(0.0, self._expected_end - boot_time_clock())

    def expect(self, seconds: float) -> None:
        """The work takes about so many seconds more."""
        self._expected_end = boot_time_clock() + seconds

    def describe(self, queue: str, worker: str) -> HeldTask:
        """For whoever has to give it back should we be killed. `queue`, `worker`: their names."""
        return HeldTask(
            queue=queue,
            receipt_handle=self._receipt,
            until=self.lease.until,
            task=TaskReference.model_validate(self.task, from_attributes=True),
            attempt=self.uid,
            number=self.number,
            worker=worker,
        )

    def note_resumed_from(self, seconds: float) -> None:
        """So many seconds of the recording earlier attempts had done."""
        self._resumed_from = seconds

    def start(self) -> None:
        self._reporter.post(self._reporter.build(Started, lease_until=self.lease.until))

    def progress(self, done: float, total: float, speed: float | None) -> None:
        message = self._reporter.build(
            Progress,
            lease_until=self.lease.until,
            done_seconds=done,
            total_seconds=total,
            speed=speed,
            resumed_from_seconds=self._resumed_from,
        )
        self._reporter.post(message)

    def complete(self, result: ResultDocument) -> None:
        message = self._reporter.build_final(
            Completed,
            transcript_key=result.transcript_key,
            artifacts=result.artifacts,
            values=result.values,
            language=result.language,
            duration_seconds=result.duration_seconds,
            speed=result.speed,
            warning=result.warning,
            resumed_from_seconds=self._resumed_from,
        )
        self._publish(AttemptOutcome.COMPLETED, audio_seconds=max(0.0, result.duration_seconds - self._resumed_from))
        self._settle(message)

    def fail(self, error: TaskError) -> None:
        """No retry can mend it."""
        message = self._reporter.build_final(Failed, error=error)
        self._publish(AttemptOutcome.FAILED, error.message)
        self._settle(message)

    def drop(self) -> None:
        """The operator does not want it any more."""
        message = self._reporter.build_final(Dropped)
        self._publish(AttemptOutcome.DROPPED, "An operator has cancelled it.")
        self._settle(message)

    def retry(self, error: TaskError, delay: int) -> None:
        """Let it come again `delay` seconds from now."""
        visible_at = datetime.now(UTC) + timedelta(seconds=delay)
        message = self._reporter.build_final(Retrying, error=error, visible_at=visible_at)
        self._publish(AttemptOutcome.RETRYING, error.message)
        self.lease.set_visibility(delay)
        self._reporter.send_once(message)

    def release(self, reason: str) -> None:
        """Give it back at once, whatever the work thread is doing."""
        message = self._reporter.build_final(Released, reason=reason)
        self._publish(AttemptOutcome.RELEASED, reason)
        if not self.checkpoint.has_grown:
            self.checkpoint.mark_released()
        self.lease.set_visibility(0)
        self._reporter.send_once(message)

    def return_unstarted(self) -> None:
        """Give it back untouched: nobody need hear of it."""
        self.checkpoint.mark_released()
        self.lease.set_visibility(0)

    def abandon(self, error: TaskError) -> None:
        """The lease is over, so the queue is not to be touched: the task may be another's by now."""
        message = self._reporter.build_final(Retrying, error=error, visible_at=self.lease.until)
        self._publish(AttemptOutcome.ABANDONED, error.message)
        self._reporter.send_once(message)

    def _pause(self, seconds: float) -> bool:
        """Wait for a queue to come back; without a lease or when we leave there is nothing to wait for."""
        return not self._stop.wait(min(seconds, max(0.0, self.lease.left))) and not self.lease.over

    def _publish(self, outcome: AttemptOutcome, reason: str = "", *, audio_seconds: float = 0.0) -> None:
        finished = AttemptFinished(
            str(self),
            self.task.kind,
            outcome,
            reason,
            seconds=self.age,
            lease_left=self.lease.left,
            audio_seconds=audio_seconds,
        )
        self._events.publish(finished)

    def _settle(self, message: StatusMessage) -> None:
        self._settled = self._reporter.settle(message, self._receipt, partial(self._settle_with_patience, message))

    def _settle_with_patience(self, message: StatusMessage, sent: bool) -> None:
        if not sent and not self._reporter.send_with_retry(message, self._pause):
            logger.warning("%s ended unreported; it comes again when its lease ends", self)
            self._give_back_when_leaving()
            return
        for wait in exponential_backoff():
            if self._reporter.delete(self._receipt) or not self._pause(wait):
                return

    def _give_back_when_leaving(self) -> None:
        if self._stop.is_set() and not self.lease.over:
            self.lease.set_visibility(0)
