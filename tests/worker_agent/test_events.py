"""What the agent does is told once, to everybody who listens."""

from __future__ import annotations

import logging

import pytest

from worker_agent.contract.supervision import WorkerState
from worker_agent.events import (
    AttemptFinished,
    AttemptOutcome,
    AttemptStarted,
    BatchReduced,
    Event,
    EventStream,
    ModelLoaded,
    StateChanged,
)
from worker_agent.lifecycle.event_log import log_event

IDLE = StateChanged(WorkerState.IDLE)
ATTEMPT = "task aaaa ('talk.mp3', attempt 2)"


def test_every_listener_hears_every_event_in_order() -> None:
    first: list[Event] = []
    second: list[Event] = []
    events = EventStream(first.append, second.append)
    told = [IDLE, AttemptStarted(ATTEMPT, "transcribe"), StateChanged(WorkerState.WORKING)]
    for event in told:
        events.publish(event)

    assert first == second == told


def test_a_state_is_told_once_until_it_changes() -> None:
    told: list[Event] = []
    events = EventStream(told.append)
    for event in (IDLE, IDLE, StateChanged(WorkerState.WORKING), IDLE):
        events.publish(event)

    assert told == [IDLE, StateChanged(WorkerState.WORKING), IDLE]


def test_a_listener_that_fails_harms_nobody(caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: Event) -> None:
        raise RuntimeError("no ears")

    told: list[Event] = []
    EventStream(fail, told.append).publish(IDLE)

    assert told == [IDLE]
    assert "no ears" in caplog.text


@pytest.mark.parametrize(
    ("event", "level", "text"),
    [
        (IDLE, logging.INFO, "state idle: -"),
        (StateChanged(WorkerState.STOPPED, "No model.", fatal=True), logging.ERROR, "state stopped: No model."),
        (AttemptStarted(ATTEMPT, "convert"), logging.INFO, f"took {ATTEMPT}"),
        (
            ModelLoaded("base", "cpu", "int8", 8),
            logging.INFO,
            "the model base is loaded on cpu in int8, for batches of up to 8",
        ),
        (
            BatchReduced(4),
            logging.WARNING,
            "the GPU's memory did not suffice: batches are of 4 from now on, at most",
        ),
        (AttemptFinished(ATTEMPT, "convert", AttemptOutcome.COMPLETED), logging.INFO, f"{ATTEMPT} is completed"),
        (
            AttemptFinished(ATTEMPT, "convert", AttemptOutcome.RETRYING, "The store is away."),
            logging.WARNING,
            f"{ATTEMPT} will be tried again: The store is away.",
        ),
    ],
)
def test_the_log_has_a_line_for_each(event: Event, level: int, text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        log_event(event)

    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, text)]


def test_the_log_has_words_for_every_outcome(caplog: pytest.LogCaptureFixture) -> None:
    for outcome in AttemptOutcome:
        log_event(AttemptFinished(ATTEMPT, "convert", outcome))
