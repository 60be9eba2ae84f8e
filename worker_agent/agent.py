"""The main loop: receive a task, run the attempt on the work thread, watch its lease, shut down when asked."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.runner import WorkerConnections, run_attempt
from worker_agent.attempt.unknown_tasks import UnknownTasks
from worker_agent.attempt.watch import WorkHangs, finished_or_leaving, release_on_shutdown, watch
from worker_agent.clock import boot_time_clock
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.handler import TaskHandler
from worker_agent.contract.messages import InvalidMessage, TaskMessage, UnknownMessage
from worker_agent.contract.queues.queue import QueueUnavailable, ReceivedMessage
from worker_agent.contract.stores.object_store import StoreUnavailable, cancelled_key
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerState
from worker_agent.errors import DeviceLost, ModelUnavailable, ModelUnreachable, ModelUnusable
from worker_agent.events import AttemptStarted, EventStream, StateChanged
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.memory import give_back_freed_memory

logger = logging.getLogger(__name__)

EXIT_STUCK = 1  #: exit status of an agent that only a new process can help

_LONGEST_POLL = 8.0  # seconds: leaving may have to wait for it, and `docker stop` kills after ten
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
        events: EventStream,
        held: HeldTaskFile,
    ) -> None:
        """`held`: where we note what we work on."""
        self._connections = connections
        self._held = held
        self._handlers = handlers
        self._config = config
        self._shutdown = shutdown
        self._events = events
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
            self._tell_state(WorkerState.STOPPED, str(error), fatal=True)
            return EXIT_CANNOT_WORK
        except (WorkHangs, DeviceLost) as error:
            self._tell_state(WorkerState.STOPPED, str(error))
            return EXIT_STUCK
        self._tell_state(WorkerState.STOPPED, self._shutdown.reason)
        return 0

    def _give_back_abandoned(self) -> None:
        """At once, and again when the model is loaded: the queue may have been out of reach."""
        try:
            self._held.give_back_abandoned(self._connections.tasks, self._connections.status)
        except QueueUnavailable as error:
            logger.warning("what dead workers held is not given back yet: %s", error)

    def _prepare(self, handler: TaskHandler) -> None:
        if handler.needs:
            self._tell_state(WorkerState.LOADING_MODEL, handler.needs)
        loading = self._thread.submit(handler.prepare)
        if finished_or_leaving(loading, self._shutdown, None) and loading.done():
            loading.result()

    def _receive_and_work(self) -> None:
        self._tell_state(WorkerState.IDLE, self._unknown_tasks.sentence)
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
            self._tell_state(WorkerState.IDLE, self._unknown_tasks.sentence)

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
        self._tell_state(WorkerState.IDLE, what)
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
            events=self._events,
            stop=self._shutdown.stop,
        )

    def _work(self, attempt: Attempt) -> None:
        self._events.publish(AttemptStarted(str(attempt), attempt.task.kind))
        self._tell_state(WorkerState.WORKING, attempt.task.file_name)
        handler, retry_delay = self._handlers[attempt.task.kind], self._config.retry_delay
        work = self._thread.submit(run_attempt, attempt, handler, self._connections, retry_delay)
        watch(attempt, work, self._shutdown)
        if self._shutdown.stop.is_set():
            release_on_shutdown(attempt, work, self._shutdown.reason)
        else:
            self._handle_result(work.result())

    def _handle_result(self, error: Exception | None) -> None:
        """What went wrong with one task may go wrong with all."""
        if isinstance(error, StoreUnavailable):
            self._await_store()
        elif isinstance(error, DeviceLost):
            raise error

    def _tell_state(self, state: WorkerState, detail: str = "", *, fatal: bool = False) -> None:
        self._events.publish(StateChanged(state, detail, fatal))
