"""One run: the whole system at work, and the schedule's faults upon it."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import count

from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.domain.task import Task
from tests.faults.environment import LEASE, Environment
from tests.faults.fleet import Fleet, Role
from tests.faults.history import History, read_history
from tests.faults.liar import LIE
from tests.faults.operator import Operator
from tests.faults.proxy import Fate, Proxy
from tests.faults.recordings import Recording
from tests.faults.schedule import AT_ONCE, Event, Fault, Schedule

REFUSAL = ": refuse a status message "  # in the log of an orchestrator
SIZES = {Role.WORKER: 3, Role.ORCHESTRATOR: 2, Role.LIAR: 1}
TICK = 0.05  # seconds
SHORTEST_OUTAGE, LONGEST_OUTAGE = 1.0, 3.0  # seconds
SHORTEST_STOP, LONGEST_STOP = LEASE + 3.0, LEASE + 8.0  # seconds: a lease is sized anew once the work is known
PATIENCE = 120.0  # seconds in which nothing is heard; only a failing run takes that long
STILL = 1.0  # seconds between two looks at whether everything has come to rest


class FaultScenario:
    """To be run once."""

    def __init__(self, environment: Environment, recordings: Sequence[Recording], schedule: Schedule) -> None:
        self._environment = environment
        self._recordings = recordings
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        self._schedule = schedule
        self._start = 0.0
        self.happened: Counter[Fault] = Counter()

    def run(self) -> History:
        """Until all has come to rest, or patience ends."""
        with (
            self._environment.open(),
            self._environment.repository() as repository,
            self._processes() as (fleet, operator),
        ):
            self._plan(fleet, operator, repository)
            self._await_workers(fleet)
            self._start = time.monotonic()
            while self._agenda or operator.busy or fleet.sleeps:
                self._step(fleet, operator)
            over = self._now
            self._environment.heal()
            fleet.dismiss(Role.LIAR)
            history = self._await_rest(fleet, repository)
            history.seconds, history.seconds_to_rest = over, self._now - over
            history.lies = fleet.count_in_logs(Role.LIAR, LIE)
            history.refused = fleet.count_in_logs(Role.ORCHESTRATOR, REFUSAL)
            return history

    @contextmanager
    def _processes(self) -> Iterator[tuple[Fleet, Operator]]:
        variables, home = self._environment.variables, self._environment.home
        with (
            closing(Fleet(variables, home / "processes", SIZES)) as fleet,
            closing(Operator(variables, home / "desk.log")) as operator,
        ):
            yield fleet, operator

    @property
    def _now(self) -> float:
        return time.monotonic() - self._start

    def _await_workers(self, fleet: Fleet) -> None:
        """Who is not there yet has nothing to lose."""
        deadline = time.monotonic() + PATIENCE
        fleet.supervise()
        while not fleet.ready:
            assert time.monotonic() < deadline, "the workers do not come up"
            time.sleep(TICK)

    def _step(self, fleet: Fleet, operator: Operator) -> None:
        while self._agenda and self._agenda[0][0] <= self._now:
            heapq.heappop(self._agenda)[2]()
        fleet.supervise()
        operator.tend()
        time.sleep(TICK)

    def _put(self, at: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (at, next(self._order), action))

    def _plan(self, fleet: Fleet, operator: Operator, repository: SqlTaskRepository) -> None:
        for lot, at in enumerate(self._schedule.handed_in):
            paths = [recording.path for recording in self._recordings[lot * AT_ONCE : (lot + 1) * AT_ONCE]]
            self._put(at, partial(operator.hand_in, paths))
        for number, at in self._schedule.cancelled.items():
            recording = self._recordings[number]
            self._put(at, partial(operator.cancel, recording.path, partial(_find, repository, recording)))
        for event in self._schedule.faults:
            self._put(event.at, partial(self._bring_about, event, fleet))

    def _bring_about(self, event: Event, fleet: Fleet) -> None:
        self.happened[event.fault] += 1
        match event.fault:
            case Fault.WORKER_KILLED:
                fleet.kill(Role.WORKER, event.victim)
            case Fault.WORKER_STOPPED:
                fleet.stop(event.victim, _between(SHORTEST_STOP, LONGEST_STOP, event.lasts))
            case Fault.WORKER_LEAVES:
                fleet.ask_to_leave(event.victim)
            case Fault.ORCHESTRATOR_KILLED:
                fleet.kill(Role.ORCHESTRATOR, event.victim)
            case Fault.DATABASE_CUT:
                self._environment.cut_database()
            case Fault.QUEUE_DOWN | Fault.STORE_DOWN:
                self._take_down(self._proxy(event.fault), event)
            case Fault.QUEUE_REFUSES | Fault.STORE_REFUSES:
                self._proxy(event.fault).spoil(Fate.REFUSED, event.calls)
            case Fault.QUEUE_LOSES_ANSWERS | Fault.STORE_LOSES_ANSWERS:
                self._proxy(event.fault).spoil(Fate.LOST, event.calls)

    def _proxy(self, fault: Fault) -> Proxy:
        of_queue = fault in (Fault.QUEUE_DOWN, Fault.QUEUE_REFUSES, Fault.QUEUE_LOSES_ANSWERS)
        return self._environment.queue if of_queue else self._environment.store

    def _take_down(self, proxy: Proxy, event: Event) -> None:
        proxy.down()
        self._put(event.at + _between(SHORTEST_OUTAGE, LONGEST_OUTAGE, event.lasts), proxy.up)

    def _await_rest(self, fleet: Fleet, repository: SqlTaskRepository) -> History:
        connections, heard, deadline = self._environment.connect(), -1, 0.0
        while True:
            fleet.supervise()
            history = read_history(repository, connections, self._environment.lease_log, fleet)
            if history.heard != heard:  # there is work left, and it goes on
                heard, deadline = history.heard, time.monotonic() + PATIENCE
            if history.at_rest or time.monotonic() > deadline:
                return history
            time.sleep(STILL)


def _find(repository: SqlTaskRepository, recording: Recording) -> Task | None:
    same = repository.find_by_audio_hash([recording.sha256])
    return next((task for task in same if task.source_path == str(recording.path)), None)


def _between(least: float, most: float, share: float) -> float:
    return least + share * (most - least)
