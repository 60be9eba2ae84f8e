"""What the agent does, told once: the log, the program that supervises it, and whoever measures listen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from worker_agent.contract.supervision import WorkerState

logger = logging.getLogger(__name__)


class AttemptOutcome(StrEnum):
    """How an attempt ended."""

    COMPLETED = "completed"
    FAILED = "failed"  #: no retry can mend it
    RETRYING = "retrying"  #: it comes again after a delay
    RELEASED = "released"  #: given back at once, for the worker leaves or may not hold it longer
    DROPPED = "dropped"  #: cancelled by an operator
    ABANDONED = "abandoned"  #: its lease is over


@dataclass(frozen=True, slots=True)
class StateChanged:
    """What the agent is doing now."""

    state: WorkerState
    detail: str = ""  #: for the person
    fatal: bool = False  #: a new start would end alike


@dataclass(frozen=True, slots=True)
class AttemptStarted:
    """A task was received, and is worked on."""

    attempt: str  #: how logs name it
    kind: str
    waited: float | None = None  #: seconds on the queue; None: not known, as for what comes a second time


@dataclass(frozen=True, slots=True)
class AttemptFinished:
    """The one end that an attempt comes to."""

    attempt: str
    kind: str
    outcome: AttemptOutcome
    reason: str = ""  #: a sentence, unless it is completed
    seconds: float = 0.0  #: since the task was taken
    lease_left: float = 0.0  #: seconds
    audio_seconds: float = 0.0  #: of a recording that is completed, without what earlier attempts had done


@dataclass(frozen=True, slots=True)
class ModelLoaded:
    """Another speech model is used from now on."""

    model: str
    device: str  #: "cpu" or "cuda"
    compute_type: str  #: of its numbers, as CTranslate2 calls it
    batch: int  #: chunks of speech that are transcribed at once, at most


@dataclass(frozen=True, slots=True)
class BatchReduced:
    """The GPU's memory did not suffice for a batch: it and all later ones are smaller."""

    batch: int  #: chunks, at most


Event = StateChanged | AttemptStarted | AttemptFinished | ModelLoaded | BatchReduced
Listener = Callable[[Event], None]


def no_listener(event: Event) -> None:
    """For work of which nobody wants to hear."""


class EventStream:
    """Passes each event to every listener, on the thread on which it happened."""

    def __init__(self, *listeners: Listener) -> None:
        self._listeners = list(listeners)
        self._state: StateChanged | None = None

    def subscribe(self, listener: Listener) -> None:
        """Of the state, it hears at once."""
        self._listeners.append(listener)
        if self._state:
            listener(self._state)

    def publish(self, event: Event) -> None:
        """A state that is no other than before is not told again. A listener that fails harms nobody."""
        if isinstance(event, StateChanged):
            if event == self._state:
                return
            self._state = event
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                logger.exception("a listener failed at %r", event)
