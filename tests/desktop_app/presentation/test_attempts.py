"""Attempts on a line of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.attempts import LONGEST_GAP, Span, facts, timeline, told
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


def spans(attempts: list[Attempt], now: datetime) -> list[tuple[float, float]]:
    return [(span.start, span.end) for span in timeline(attempts, now).spans]


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


@given(st.lists(st.tuples(minutes, minutes), max_size=8), st.none() | minutes)
def test_all_have_their_place_in_the_order_of_time(times: list[tuple[float, float]], lease: float | None) -> None:
    attempts = [attempt(number, start, start + length) for number, (start, length) in enumerate(sorted(times))]
    if attempts and lease is not None:
        attempts[-1] = replace(attempts[-1], ended_at=None, lease_until=NOON + timedelta(minutes=lease))
    found = spans(attempts, NOON)
    assert len(found) == len(attempts)
    assert all(0 <= start <= end <= 1 for start, end in found)
    assert [start for start, _ in found] == sorted(start for start, _ in found)


def test_a_wait_of_seconds_looks_shorter_than_one_of_minutes_beside_attempts_of_seconds() -> None:
    second = 1 / 60
    found = timeline([attempt(1, 0, second), attempt(2, 4 * second, 5 * second), attempt(3, 10, 10 + second)], NOON)
    short, long = found.shortened
    assert (long.end - long.start) == pytest.approx(20 * (short.end - short.start))
    assert short.end - short.start < 0.02


def test_only_a_shortened_wait_is_marked() -> None:
    found = timeline([attempt(1, 0, 2), attempt(2, 2.1, 4.1), attempt(3, 600, 602)], NOON)
    assert found.marked_rows == [2]
    assert found.wait_before(2) == Span(found.spans[1].end, found.spans[2].start)


def test_the_end_of_a_lease_stands_where_the_next_delivery_would_be() -> None:
    now = NOON + timedelta(minutes=4)
    running = attempt(2, 2, None, lease_until=NOON + timedelta(minutes=5))
    found = timeline([attempt(1, 0, 2, lease_until=now, outcome=Outcome.LOST), running], now)
    assert found.leases == [None, 1.0]
    assert [span.end for span in found.spans] == [pytest.approx(0.4), pytest.approx(0.8)]


def test_a_lease_of_hours_leaves_room_for_what_was_done() -> None:
    [one] = spans([attempt(1, 0, None, lease_until=NOON + timedelta(hours=12))], NOON + timedelta(minutes=4))
    assert one == (0, pytest.approx(1 / (1 + LONGEST_GAP)))


def test_a_lease_that_has_passed_is_marked_within_the_attempt() -> None:
    running = attempt(1, 0, None, lease_until=NOON + timedelta(minutes=2))
    now = NOON + timedelta(minutes=4)
    assert timeline([running], now).leases == [0.5]
    assert "lease has ended; " in told([running], 0, now)


def test_it_is_told_in_words() -> None:
    fault = TaskError(kind=ErrorKind.WORKER_LOST, message="The worker died.")
    one = attempt(2, 130, 142, outcome=Outcome.LOST, resumed_from_seconds=750, error=fault)
    words = told([attempt(1, -10, 0), one], 1, NOON).split(" · ")
    assert words[:4] == ["Attempt 2", "gpu-1", "Worker lost", "waited 2 h 10 min"]
    assert words[5:] == ["12 min", "resumed from 12:30", "The worker died."]


def test_what_an_operator_waited_with_a_retry_is_no_wait_of_the_task() -> None:
    again = replace(attempt(1, 60, 61), generation=2)
    assert "retried after 1 h" in told([attempt(1, -1, 0), again], 1, NOON)


def test_the_lease_is_told_of_the_one_that_runs_alone() -> None:
    until = NOON + timedelta(minutes=9, seconds=20)
    ended, running = (attempt(1, -2, -1, lease_until=until, outcome=Outcome.FAILED), attempt(2, -1, None))
    both = [ended, replace(running, lease_until=until)]
    assert "lease" not in told(both, 0, NOON)
    assert "lease ends in 9:20; " in told(both, 1, NOON)
    assert told(both, 1, NOON).endswith(" would be the next delivery")


def test_one_that_began_at_the_beginning_was_not_resumed() -> None:
    done = attempt(1, 0, 3, outcome=Outcome.COMPLETED)
    assert facts(done, NOON).endswith(" · 3 min")
    resumed = attempt(2, 0, 3, outcome=Outcome.COMPLETED, resumed_from_seconds=125.0)
    assert facts(resumed, NOON).endswith(" · 3 min · resumed from 2:05")
