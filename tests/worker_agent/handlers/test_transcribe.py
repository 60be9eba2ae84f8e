"""A lease is as long as the work will take on this machine, and a batch that takes many times that hangs."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from tests.fakes.agent_world import TASK
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.messages import TaskMessage
from worker_agent.handlers.transcribe import ContextObserver
from worker_agent.speech.plan import LONGEST_CHUNK, Plan, pack
from worker_agent.speech.throughput import Throughput
from worker_agent.speech.voice_activity import Region

MINUTE, HOUR = 60.0, 3600.0
BATCH = 120.0  # seconds of speech, of an engine that takes four chunks at once


@dataclass
class RecordingContext:
    """Remembers what is asked of it."""

    task: TaskMessage = TASK
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **named: self.asked.append((name, *arguments, *named.values()))

    def last(self, name: str) -> tuple[float, ...]:
        return [call[1:] for call in self.asked if call[0] == name][-1]


@pytest.fixture
def context() -> RecordingContext:
    return RecordingContext()


def guessed() -> Throughput:
    return Throughput(4.0)


def measured(speed: float) -> Throughput:
    throughput = guessed()
    throughput.observe(speed, 1.0)
    return throughput


def observer_at(context: RecordingContext, throughput: Throughput) -> ContextObserver:
    return ContextObserver(context, SimpleNamespace(throughput=throughput, longest_batch=BATCH))  # type: ignore[arg-type]


def plan_of(seconds: float) -> Plan:
    starts = range(0, int(seconds * SAMPLE_RATE), LONGEST_CHUNK)
    return pack(Region(start, start + LONGEST_CHUNK) for start in starts)


def test_a_crash_on_two_minutes_is_noticed_in_about_a_minute(context: RecordingContext) -> None:
    observer_at(context, guessed()).planned(0.0, 2 * MINUTE, 2 * MINUTE)

    assert context.last("start_work") == (2 * MINUTE / 4, 0.0, 2 * MINUTE)


def test_three_hours_are_covered_in_one(context: RecordingContext) -> None:
    observer_at(context, measured(10.0)).planned(0.0, 3 * HOUR, 3 * HOUR)

    assert context.last("start_work")[0] == pytest.approx(3 * HOUR / 10)


def test_what_is_done_already_needs_no_lease(context: RecordingContext) -> None:
    observer_at(context, measured(10.0)).planned(2.9 * HOUR, 3 * HOUR, 0.1 * HOUR)

    assert context.last("start_work") == (pytest.approx(0.1 * HOUR / 10), 2.9 * HOUR, 3 * HOUR)


def test_a_speed_that_is_only_guessed_is_good_for_one_batch(context: RecordingContext) -> None:
    observer = observer_at(context, guessed())
    observer.planned(0.0, 3 * HOUR, 3 * HOUR)
    observer.batch_started(plan_of(3 * HOUR), 0, 4)

    assert context.last("start_work")[0] == pytest.approx(BATCH / 4)
    assert context.last("start_step") == (pytest.approx(BATCH / 4), pytest.approx(BATCH / 4), False)


def test_a_machine_that_became_slower_asks_for_what_is_left(context: RecordingContext) -> None:
    throughput, plan = measured(10.0), plan_of(HOUR)
    observer = observer_at(context, throughput)
    observer.planned(0.0, HOUR, HOUR)
    throughput.observe(1.0, 1.0)
    observer.batch_finished(0.5 * HOUR, HOUR, 0.5 * HOUR, 1.0)
    observer.batch_started(plan, 60, 64)

    step, ahead, is_measured = context.last("start_step")
    assert step < ahead == pytest.approx(0.5 * HOUR / 5.5)
    assert is_measured


def test_a_chunk_that_is_transcribed_again_is_covered(context: RecordingContext) -> None:
    observer = observer_at(context, measured(1.0))
    observer.planned(0.0, MINUTE, 0.5 * MINUTE)
    observer.repair_started(30.0)

    assert context.last("start_step")[0] > 30.0
