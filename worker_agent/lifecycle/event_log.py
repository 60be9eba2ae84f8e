"""Writes events into the log."""

from __future__ import annotations

import logging

from worker_agent.events import (
    AttemptFinished,
    AttemptOutcome,
    AttemptStarted,
    BatchReduced,
    Event,
    ModelLoaded,
    StateChanged,
)

logger = logging.getLogger(__name__)

_TEXTS = {
    AttemptOutcome.COMPLETED: "is completed",
    AttemptOutcome.FAILED: "has failed",
    AttemptOutcome.RETRYING: "will be tried again",
    AttemptOutcome.RELEASED: "is given back",
    AttemptOutcome.DROPPED: "is dropped",
    AttemptOutcome.ABANDONED: "is abandoned",
}
_WARNINGS = {AttemptOutcome.FAILED, AttemptOutcome.RETRYING, AttemptOutcome.ABANDONED}


def log_event(event: Event) -> None:
    """One line each."""
    match event:
        case StateChanged():
            level = logging.ERROR if event.fatal else logging.INFO
            logger.log(level, "state %s: %s", event.state.value, event.detail or "-")
        case AttemptStarted():
            logger.info("took %s", event.attempt)
        case AttemptFinished():
            level = logging.WARNING if event.outcome in _WARNINGS else logging.INFO
            because = f": {event.reason}" if event.reason else ""
            logger.log(level, "%s %s%s", event.attempt, _TEXTS[event.outcome], because)
        case ModelLoaded():
            how = (event.model, event.device, event.compute_type, event.batch)
            logger.info("the model %s is loaded on %s in %s, for batches of up to %d", *how)
        case BatchReduced():
            logger.warning("the GPU's memory did not suffice: batches are of %d from now on, at most", event.batch)
