"""The main loop: receive tasks, run an attempt for each on a thread of its own, watch the leases, leave when asked.

One attempt at a time has the device. The next one fetches and decodes meanwhile, and the last one stores and reports.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from typing import Any

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.factory import AttemptFactory
from worker_agent.attempt.foreign_messages import ForeignMessages
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.runner import WorkerConnections, run_attempt
from worker_agent.attempt.unknown_tasks import UnknownTasks
from worker_agent.attempt.watch import WorkHangs, look_after, patience, release, release_all
from worker_agent.clock import boot_time_clock
from worker_agent.contract.handler import TaskHandler
from worker_agent.contract.messages import InvalidMessage, TaskMessage, UnknownMessage
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import StoreUnavailable
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerState
from worker_agent.errors import DeviceLost, ModelUnavailable, ModelUnreachable, ModelUnusable
from worker_agent.events import AttemptStarted, EventStream, StateChanged
from worker_agent.intake import Delivery, Intake, NoSource
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.memory import give_back_freed_memory
from worker_agent.staggered_threads import StaggeredThreads
from worker_agent.workload import MOST_AT_ONCE, Work, Workload

logger = logging.getLogger(__name__)

EXIT_STUCK = 1  #: exit status of an agent that only a new process can help


@dataclass(frozen=True, slots=True)
class AgentConfig:
    """How the agent behaves."""

    worker: str  #: "host/pid", or what stands for it in a container
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
        self._kinds = {name: handler.kind.options for name, handler in handlers.items()}
        self._config = config
        self._shutdown = shutdown
        self._events = events
        self._queue_writer = QueueWriter(connections.tasks, connections.status)
        self._threads = StaggeredThreads(MOST_AT_ONCE, "work")
        self._workload = Workload()
        self._wake = threading.Event()  # something has ended; to wait for each future would cost more than a short task
        self._intake = Intake(connections, config.visibility_timeout, shutdown.no_more, self._wake)
        self._attempts = AttemptFactory(
            connections,
            self._queue_writer,
            events,
            held,
            worker=config.worker,
            visibility_timeout=config.visibility_timeout,
            stop=shutdown.stop,
        )
        self._foreign_messages = ForeignMessages(connections.tasks)
        self._unknown_tasks = UnknownTasks(connections, self._queue_writer, config.worker)
        self._trouble = ""
        self._idle_since = 0.0

    def run(self) -> int:
        """Work until somebody wants us to leave; returns the exit status."""
        try:
            self._give_back_abandoned()
            for handler in self._handlers.values():
                self._prepare(handler)
            self._give_back_abandoned()
            self._receive_and_work()
        except (ModelUnavailable, ModelUnreachable, ModelUnusable) as error:
            logger.exception("can't work")
            self._tell_state(WorkerState.STOPPED, str(error), fatal=True)
            return EXIT_CANNOT_WORK
        except (WorkHangs, DeviceLost) as error:
            self._leave(str(error))
            return EXIT_STUCK
        self._leave(self._shutdown.reason)
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
        loading = self._threads.submit(handler.prepare)
        ends: list[Future[Any]] = [loading, self._shutdown.requested, self._shutdown.drain_requested]
        wait(ends, return_when=FIRST_COMPLETED)
        if loading.done():
            loading.result()

    def _leave(self, reason: str) -> None:
        """Give everything back."""
        self._shutdown.request(reason)
        release_all(self._workload, reason)
        for delivery in self._intake.close():
            self._take(delivery)
        self._queue_writer.close()
        self._tell_state(WorkerState.STOPPED, reason)

    def _receive_and_work(self) -> None:
        for asked in (self._shutdown.requested, self._shutdown.drain_requested):
            asked.add_done_callback(lambda _: self._wake.set())
        self._idle_since = boot_time_clock()
        while not self._shutdown.stop.is_set():
            self._look_after_attempts()
            self._take_received()
            if self._shutdown.drain_requested.done() and self._drain():
                return
            if not self._workload and self._idle_time_left() <= 0:
                self._shutdown.request(f"There was nothing to do for {self._config.exit_when_idle:g} seconds.")
                return
            self._tell_what_runs()
            if not self._shutdown.no_more.is_set():
                self._intake.begin(self._workload.room(), self._idle_time_left())
            self._wait()

    def _drain(self) -> bool:
        """Leave to others what has not begun; returns whether nothing is in work any more."""
        for _, attempt in self._workload:
            if attempt.turn.waiting:
                release(attempt, "The worker finishes what it has begun, and leaves.")
        if self._workload:
            return False
        self._shutdown.request(self._shutdown.drain_requested.result())
        return True

    def _wait(self) -> None:
        """Until something ends, or is to be looked at."""
        looks = [patience(attempt) for _, attempt in self._workload]
        if not self._workload and not self._intake.receiving:
            looks.append(self._intake.pause_left)
        self._wake.wait(max(0.0, min(looks)) if looks else None)
        self._wake.clear()

    def _look_after_attempts(self) -> None:
        for work, attempt in self._workload:
            if work.done():
                self._end(work, attempt)
            elif look_after(attempt, work, self._shutdown):
                self._workload.remove(work)
                raise WorkHangs("The work on a task does not come back; the worker has to start anew.")
        for attempt in self._workload.needless():
            release(attempt, "Another task keeps the worker busy; others may have time for this one.")

    def _end(self, work: Work, attempt: Attempt) -> None:
        """What went wrong with one task may go wrong with all."""
        self._workload.remove(work)
        with attempt.logged():
            self._held.release(attempt.uid)
        self._idle_since = boot_time_clock()
        match work.result():
            case StoreUnavailable():
                self._intake.doubt_store()
            case DeviceLost() as error:
                raise error

    def _take_received(self) -> None:
        try:
            received = self._intake.take()
        except NoSource as error:
            self._trouble = str(error)
            logger.warning("%s; trying again in %.0f s", error, self._intake.pause_left)
            return
        if received is None:
            return
        self._trouble = ""
        if not received and not self._workload:
            give_back_freed_memory()
        for delivery in received:
            self._take(delivery)

    def _idle_time_left(self) -> float:
        """While something is in work, all of it is."""
        if self._config.exit_when_idle is None:
            return float("inf")
        idle = 0.0 if self._workload else boot_time_clock() - self._idle_since
        return max(0.0, self._config.exit_when_idle - idle)

    def _take(self, delivery: Delivery) -> None:
        received = delivery.message
        try:
            task = TaskMessage.decode(received.body, self._kinds)
        except InvalidMessage as error:
            self._foreign_messages.remove(received, error)
            return
        except UnknownMessage as error:
            self._unknown_tasks.give_back(received, error)
            return
        attempt = self._attempts.create(task, delivery.message, delivery.granted)
        with attempt.logged():
            self._start(attempt, received.waited)

    def _start(self, attempt: Attempt, waited: float | None) -> None:
        if self._shutdown.no_more.is_set():
            logger.info("%s came while leaving, and is given back", attempt)
            attempt.return_unstarted()
            return
        self._held.hold(attempt.describe(self._connections.tasks.name, self._config.worker))
        self._events.publish(AttemptStarted(str(attempt), attempt.task.kind, waited))
        handler, retry_delay = self._handlers[attempt.task.kind], self._config.retry_delay
        work = self._threads.submit(partial(run_attempt, attempt, handler, self._connections, retry_delay))
        self._workload.add(work, attempt).add_done_callback(lambda _: self._wake.set())

    def _tell_what_runs(self) -> None:
        """The task that was taken first."""
        if first := self._workload.first:
            self._tell_state(WorkerState.WORKING, first.task.file_name)
        else:
            self._tell_state(WorkerState.IDLE, self._trouble or self._unknown_tasks.sentence)

    def _tell_state(self, state: WorkerState, detail: str = "", *, fatal: bool = False) -> None:
        self._events.publish(StateChanged(state, detail, fatal))
