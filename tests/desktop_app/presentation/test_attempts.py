"""Attempts on a line of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.attempts import LONGEST_GAP, facts, spans, told
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def attempt(number: int, start: float, end: float | None, **fields) -> Attempt:
    """`start`, `end`: minutes after noon."""
    return Attempt(
        uid=str(number),
        task_id=1,
        generation=1,
        number=number,
        worker="gpu-1",
        started_at=NOON + timedelta(minutes=start),
        ended_at=None if end is None else NOON + timedelta(minutes=end),
        **fields,
    )


def test_attempts_stand_as_long_as_they_lasted() -> None:
    assert spans([attempt(1, 0, 3), attempt(2, 3, 4)], NOON) == [(0, 0.75), (0.75, 1)]


def test_a_long_wait_is_shortened_and_a_short_one_is_not() -> None:
    [one, two] = spans([attempt(1, 0, 2), attempt(2, 600, 602)], NOON)
    assert two[0] - one[1] == pytest.approx(LONGEST_GAP / (1 + LONGEST_GAP))
    [one, two] = spans([attempt(1, 0, 2), attempt(2, 2.1, 4.1)], NOON)
    assert two[0] - one[1] == pytest.approx(0.1 / 4.1)


def test_the_one_that_runs_ends_now() -> None:
    assert spans([attempt(1, 0, 1), attempt(2, 1, None)], NOON + timedelta(minutes=4)) == [(0, 0.25), (0.25, 1)]


minutes = st.floats(0, 10_000)


@given(st.lists(st.tuples(minutes, minutes), max_size=8))
def test_all_have_their_place_in_the_order_of_time(times: list[tuple[float, float]]) -> None:
    attempts = [attempt(number, start, start + length) for number, (start, length) in enumerate(sorted(times))]
    found = spans(attempts, NOON)
    assert len(found) == len(attempts)
    assert all(0 <= start <= end <= 1 for start, end in found)
    assert [start for start, _ in found] == sorted(start for start, _ in found)


def test_it_is_told_in_words() -> None:
    fault = TaskError(kind=ErrorKind.WORKER_LOST, message="The worker died.")
    one = attempt(2, 0, 12, outcome=Outcome.LOST, resumed_from_seconds=750, error=fault)
    words = told(one, NOON).split(" · ")
    assert words[:3] == ["Attempt 2", "gpu-1", "Worker lost"]
    assert words[4:] == ["12 min", "resumed from 12:30", "The worker died."]


def test_one_that_began_at_the_beginning_was_not_resumed() -> None:
    done = attempt(1, 0, 3, outcome=Outcome.COMPLETED)
    assert facts(done, NOON).endswith(" · 3 min")
    resumed = attempt(2, 0, 3, outcome=Outcome.COMPLETED, resumed_from_seconds=125.0)
    assert facts(resumed, NOON).endswith(" · 3 min · resumed from 2:05")
