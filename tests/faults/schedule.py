"""What happens in a run, and when: all of it follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

GAP = 1.1  # seconds between two faults, on average
CALM = 3.0  # seconds before the first, in which the work begins
AT_ONCE = 6  # recordings that are handed in together
CANCELLED = 6  # one recording in so many is cancelled
LONGEST_DOUBT = 4.0  # seconds after handing in within which an operator changes his mind


class Fault(StrEnum):
    """What befalls the system; spelled so in the report."""

    WORKER_KILLED = "a worker is killed"  #: kill -9
    WORKER_STOPPED = "a worker is stopped past its lease, and woken"  #: SIGSTOP, SIGCONT
    WORKER_LEAVES = "a worker is asked to leave"  #: SIGTERM
    ORCHESTRATOR_KILLED = "an orchestrator is killed"  #: kill -9
    DATABASE_CUT = "all connections to the database are cut"
    QUEUE_DOWN = "the queue is down"
    QUEUE_REFUSES = "the queue answers with errors"
    QUEUE_LOSES_ANSWERS = "the queue's answers are lost"  #: the call has had its effect
    STORE_DOWN = "the store is down"
    STORE_REFUSES = "the store answers with errors"
    STORE_LOSES_ANSWERS = "the store's answers are lost"  #: the call has had its effect


_WEIGHTS = {Fault.WORKER_KILLED: 3.0, Fault.QUEUE_DOWN: 0.5, Fault.STORE_DOWN: 0.5}  # the others: 1


@dataclass(frozen=True, slots=True)
class Event:
    """One fault."""

    at: float  #: seconds from the start
    fault: Fault
    victim: float  #: which of those there are by then, from 0 to 1
    lasts: float  #: where it lasts for a time: 0 for the shortest that is usual, 1 for the longest
    calls: int  #: how many calls it spoils, where it spoils calls; a client tries four times


@dataclass(frozen=True, slots=True)
class Schedule:
    """Times are seconds from the start."""

    faults: tuple[Event, ...]
    handed_in: tuple[float, ...]  #: when each lot of recordings is
    cancelled: Mapping[int, float]  #: when those of the recordings, by number, that are to be cancelled are


def make_schedule(seed: int, *, recordings: int, faults: int) -> Schedule:
    """The same for the same arguments."""
    dice = random.Random(f"schedule {seed}")
    span = CALM + faults * GAP
    lots = -(-recordings // AT_ONCE)
    handed_in = tuple(span * lot / lots for lot in range(lots))
    cancelled = {
        number: handed_in[number // AT_ONCE] + dice.uniform(0, LONGEST_DOUBT)
        for number in range(CANCELLED // 2, recordings, CANCELLED)
    }
    return Schedule(_events(dice, faults, span), handed_in, cancelled)


def _events(dice: random.Random, count: int, span: float) -> tuple[Event, ...]:
    moments = sorted(dice.uniform(CALM, span) for _ in range(count))
    return tuple(
        Event(at, fault, victim=dice.random(), lasts=dice.random(), calls=dice.randint(1, 12))
        for at, fault in zip(moments, _faults(dice, count), strict=True)
    )


def _faults(dice: random.Random, count: int) -> list[Fault]:
    """Every kind once, so that a short run has them all; the others by chance."""
    kinds = list(Fault)
    more = dice.choices(kinds, [_WEIGHTS.get(kind, 1.0) for kind in kinds], k=max(0, count - len(kinds)))
    chosen = [*kinds, *more]
    dice.shuffle(chosen)
    return chosen[:count]
