"""What the worker has in work, and how many tasks more it takes: the device shall not wait, nor another worker."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial

from worker_agent.attempt.attempt import Attempt
from worker_agent.contract.sqs_limits import BATCH

MOST_AT_ONCE = 32  # tasks: while ten are received with one request, and the last ones are reported, none is waited for

_AHEAD = 30.0  # seconds before the device is free from which the next task is received
_NEEDLESS = 60.0  # seconds that a task may have to wait for the device; others may have time for it
_SHORT = 2.0  # seconds of work that are worth several tasks
_WEIGHT = 0.5  # of the last task in what a task usually takes

Work = Future[Exception | None]


class Workload:
    """The attempts that run, in the order in which their tasks were taken. Used by the main thread."""

    def __init__(self) -> None:
        self._running: dict[Work, Attempt] = {}
        self._usual = float("inf")  # seconds that a task takes

    def __len__(self) -> int:
        return len(self._running)

    def __iter__(self) -> Iterator[tuple[Work, Attempt]]:
        """Goes on where attempts are removed meanwhile."""
        return iter(list(self._running.items()))

    @property
    def first(self) -> Attempt | None:
        return next(iter(self._running.values()), None)

    def add(self, work: Work, attempt: Attempt) -> Work:
        """Returns what is done when the attempt's task is reported and deleted, too: that takes no thread of `work`."""
        ended: Work = Future()
        self._running[ended] = attempt
        work.add_done_callback(partial(_end_when_settled, attempt, ended))
        return ended

    def remove(self, work: Work) -> None:
        age = self._running.pop(work).age
        self._usual = _WEIGHT * age + (1 - _WEIGHT) * min(self._usual, age)

    def room(self) -> int:
        """How many tasks may be received: one ahead, no sooner than it is needed; where they are short, several, and
        none before half of those are done."""
        ahead = sum(map(self._expected, self._running.values()))
        if ahead < _SHORT and self._usual < _SHORT:
            most = min(MOST_AT_ONCE, max(1, int(_SHORT / max(self._usual, 1e-3))))
            room = most - len(self)
            return min(room, BATCH) if room >= min(BATCH, most / 2) else 0
        return int(not self or (len(self) == 1 and ahead <= _AHEAD))

    def needless(self) -> list[Attempt]:
        """Those that wait for the device, and will not have it soon."""
        busy = max((attempt.seconds_left for _, attempt in self if attempt.turn.held), default=0.0)
        return [attempt for _, attempt in self if attempt.turn.waiting] if _NEEDLESS < busy < float("inf") else []

    def _expected(self, attempt: Attempt) -> float:
        """Seconds of work left of one that runs."""
        return self._usual if attempt.seconds_left == float("inf") else attempt.seconds_left


def _end_when_settled(attempt: Attempt, ended: Work, work: Work) -> None:
    if settled := attempt.settled:
        settled.add_done_callback(lambda _: _end(settled.exception() or work.exception(), work, ended))
    else:
        _end(work.exception(), work, ended)


def _end(fault: BaseException | None, work: Work, ended: Work) -> None:
    if fault:
        ended.set_exception(fault)
    else:
        ended.set_result(work.result())
