"""The main loop: receive a task, run the attempt on the work thread, watch its lease, shut down when asked."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.runner import LEASE_ENDED, WorkerConnections, run_attempt
from worker_agent.attempt.unknown_tasks import UnknownTasks
from worker_agent.backoff import exponential_backoff
from worker_agent.clock import boot_time_clock
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.handler import TaskHandler
from worker_agent.contract.messages import InvalidMessage, TaskError, TaskMessage, UnknownMessage
from worker_agent.contract.queues.queue import QueueUnavailable, ReceivedMessage
from worker_agent.contract.stores.object_store import StoreUnavailable, cancelled_key
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerState
from worker_agent.errors import AttemptEnded, DeviceLost, ModelUnavailable, ModelUnreachable, ModelUnusable
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.lifecycle.state_reporter import StateReporter
from worker_agent.memory import give_back_freed_memory

logger = logging.getLogger(__name__)

EXIT_STUCK = 1  #: exit status of an agent that only a new process can help

_LONGEST_POLL = 8.0  # seconds: leaving may have to wait for it, and `docker stop` kills after ten
_TIME_TO_KEEP = 1.0  # seconds for the step under way to end and be kept, once we want to leave
_TIME_TO_FINISH = 10.0  # seconds for sending the last word, once we want to leave
_BETWEEN_LOOKS = 1.0  # seconds between two looks at whether the work is alive
_SECOND_CHANCE = 10.0  # seconds for the work to show that it was the whole process that had stood still
_HUNG = TaskError(
    kind=ErrorKind.WORKER_HUNG,
    message="The worker gave no sign of life for many times what a step should take, and starts anew. "
    "The next attempt goes on where it stopped.",
)
_SHOWN = 500  # characters of a foreign message that are logged


@dataclass(frozen=True, slots=True)
class AgentConfig:
    """How the agent behaves."""

    worker: str  #: "host/pid"
    visibility_timeout: int  #: seconds of the first lease
    retry_delay: float  #: seconds until a second attempt
    exit_when_idle: float | None = None  #: seconds without a task after which it leaves


class Agent:
    """Runs in the main thread, which never does anything that takes long."""

    def __init__(
        self,
        connections: WorkerConnections,
        handlers: Mapping[str, TaskHandler],
        config: AgentConfig,
        shutdown: ShutdownSignal,
        state_reporter: StateReporter,
        held: HeldTaskFile,
    ) -> None:
        """`held`: where we note what we work on."""
        self._connections = connections
        self._held = held
        self._handlers = handlers
        self._config = config
        self._shutdown = shutdown
        self._state_reporter = state_reporter
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._foreign = 0
        self._unknown_tasks = UnknownTasks(connections, config.worker)
        self._idle_since = 0.0

    def run(self) -> int:
        """Work until somebody wants us to leave; returns the exit status."""
        try:
            self._give_back_abandoned()
            for handler in self._handlers.values():
                self._prepare(handler)
            self._await_store()
            self._give_back_abandoned()
            self._receive_and_work()
        except (ModelUnavailable, ModelUnreachable, ModelUnusable) as error:
            logger.exception("can't work")
            self._state_reporter.report(WorkerState.STOPPED, str(error), fatal=True)
            return EXIT_CANNOT_WORK
        except _Stuck as error:
            self._state_reporter.report(WorkerState.STOPPED, str(error))
            return EXIT_STUCK
        self._state_reporter.report(WorkerState.STOPPED, self._shutdown.reason)
        return 0

    def _give_back_abandoned(self) -> None:
        """At once, and again when the model is loaded: the queue may have been out of reach."""
        try:
            self._held.give_back_abandoned(self._connections.tasks, self._connections.status)
        except QueueUnavailable as error:
            logger.warning("what dead workers held is not given back yet: %s", error)

    def _prepare(self, handler: TaskHandler) -> None:
        if handler.needs:
            self._state_reporter.report(WorkerState.LOADING_MODEL, handler.needs)
        loading = self._thread.submit(handler.prepare)
        if self._over(loading, None) and loading.done():
            loading.result()

    def _receive_and_work(self) -> None:
        self._state_reporter.report(WorkerState.IDLE, self._unknown_tasks.sentence)
        self._idle_since = boot_time_clock()
        waits = exponential_backoff()
        while not self._shutdown.stop.is_set():
            asked = boot_time_clock()
            try:
                received = self._receive()
            except QueueUnavailable as error:
                self._wait_for_outside(str(error), next(waits))
                continue
            waits = exponential_backoff()
            if not received:
                give_back_freed_memory()
            for message in received:
                self._take(message, min(boot_time_clock(), asked + _LONGEST_POLL))
            self._state_reporter.report(WorkerState.IDLE, self._unknown_tasks.sentence)

    def _receive(self) -> list[ReceivedMessage]:
        if self._idle_time_left() <= 0:
            self._shutdown.request(f"There was nothing to do for {self._config.exit_when_idle:g} seconds.")
            return []
        return self._connections.tasks.receive(
            1,
            wait_seconds=min(_LONGEST_POLL, self._idle_time_left()),
            visibility_timeout=self._config.visibility_timeout,
            stop=self._shutdown.stop,
        )

    def _idle_time_left(self) -> float:
        if self._config.exit_when_idle is None:
            return float("inf")
        return max(0.0, self._config.exit_when_idle - (boot_time_clock() - self._idle_since))

    def _wait_for_outside(self, what: str, seconds: float) -> None:
        logger.warning("%s; trying again in %.0f s", what, seconds)
        self._state_reporter.report(WorkerState.IDLE, what)
        self._shutdown.stop.wait(seconds)

    def _await_store(self) -> None:
        """Without the store every task would only lose attempts."""
        waits = exponential_backoff()
        while not self._shutdown.stop.is_set():
            try:
                self._connections.store.exists(cancelled_key("0" * 32, 0))
            except StoreUnavailable as error:
                self._wait_for_outside(str(error), next(waits))
            else:
                return

    def _take(self, received: ReceivedMessage, granted: float) -> None:
        """`granted`: the latest moment at which the lease can have begun, should we have stood still since."""
        lease = Lease(
            self._connections.tasks,
            received.receipt_handle,
            self._config.visibility_timeout,
            granted,
            on_change=self._held.extend,
        )
        try:
            task = TaskMessage.decode(received.body, self._handlers)
        except InvalidMessage as error:
            self._delete_invalid(received, error)
            return
        except UnknownMessage as error:
            self._unknown_tasks.give_back(received, error)
            return
        attempt = self._attempt(task, received, lease)
        if self._shutdown.stop.is_set():
            logger.info("%s came while leaving, and is given back", attempt)
            attempt.return_unstarted()
            return
        self._held.hold(attempt.describe(self._connections.tasks.name, self._config.worker))
        self._work(attempt)
        self._held.release()
        self._idle_since = boot_time_clock()

    def _delete_invalid(self, received: ReceivedMessage, error: InvalidMessage) -> None:
        self._foreign += 1
        logger.warning(
            "message %s is not a task (%s) and is removed; %d so far. It begins: %r",
            received.message_id,
            error,
            self._foreign,
            received.body[:_SHOWN],
        )
        try:
            self._connections.tasks.delete([received.receipt_handle])
        except QueueUnavailable as unavailable:
            logger.warning("the message is not removed, and comes again: %s", unavailable)

    def _attempt(self, task: TaskMessage, received: ReceivedMessage, lease: Lease) -> Attempt:
        uid = uuid.uuid4().hex
        number = max(1, received.receive_count)
        reporter = Reporter(self._connections.status, task, attempt=uid, number=number, worker=self._config.worker)
        return Attempt(
            task,
            uid=uid,
            number=number,
            receipt_handle=received.receipt_handle,
            queue=self._connections.tasks,
            lease=lease,
            checkpoint=Checkpoint(self._connections.store, task, number),
            reporter=reporter,
            stop=self._shutdown.stop,
        )

    def _work(self, attempt: Attempt) -> None:
        logger.info("took %s", attempt)
        self._state_reporter.report(WorkerState.WORKING, attempt.task.file_name)
        handler, retry_delay = self._handlers[attempt.task.kind], self._config.retry_delay
        work = self._thread.submit(run_attempt, attempt, handler, self._connections, retry_delay)
        self._watch(attempt, work)
        if self._shutdown.stop.is_set():
            self._give_back(attempt, work)
        else:
            self._handle_result(work.result())

    def _handle_result(self, error: Exception | None) -> None:
        """What went wrong with one task may go wrong with all."""
        if isinstance(error, StoreUnavailable):
            self._await_store()
        elif isinstance(error, DeviceLost):
            raise _Stuck(str(error))

    def _watch(self, attempt: Attempt, work: Future[Exception | None]) -> None:
        """Wait for the end of the work, or of our time here; at the end of the lease let the task go."""
        while not self._over(work, self._patience(attempt)):
            if not attempt.ended and attempt.lease.over:
                self._abandon(attempt, LEASE_ENDED)
            elif attempt.watchdog.left <= 0 and not self._over(work, _SECOND_CHANCE) and attempt.watchdog.left <= 0:
                self._abandon(attempt, _HUNG)
                raise _Stuck("The work on a task does not come back; the worker has to start anew.")

    def _patience(self, attempt: Attempt) -> float:
        """Seconds until the next look: meanwhile the work may have said when it will be heard of."""
        return min(_BETWEEN_LOOKS, attempt.watchdog.left, _BETWEEN_LOOKS if attempt.ended else attempt.lease.left)

    def _over(self, work: Future[Any], seconds: float | None) -> bool:
        """Wait for the end of the work or of our time here; False: neither came within so many seconds."""
        ends: list[Future[Any]] = [work, self._shutdown.requested]
        done, _ = wait(ends, timeout=None if seconds is None else max(0.0, seconds), return_when=FIRST_COMPLETED)
        return bool(done)

    def _give_back(self, attempt: Attempt, work: Future[Exception | None]) -> None:
        wait([work], timeout=_TIME_TO_KEEP)
        try:
            attempt.release(self._shutdown.reason)
            logger.info("gave back %s", attempt)
        except AttemptEnded:
            wait([work], timeout=_TIME_TO_FINISH)

    def _abandon(self, attempt: Attempt, error: TaskError) -> None:
        logger.warning("%s is let go: %s", attempt, error.message)
        try:
            attempt.abandon(error)
        except AttemptEnded:
            logger.info("%s is just about to end", attempt)


class _Stuck(Exception):
    """Only a new process can go on."""
