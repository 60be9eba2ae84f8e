"""Waits grow, with some chance in them, and end somewhere."""

from __future__ import annotations

from itertools import islice

from worker_agent.contract.backoff import JITTER, exponential_backoff, retry_delay


def test_waits_double_up_to_the_longest() -> None:
    for wait, expected in zip(islice(exponential_backoff(1.0, 60.0), 9), [1, 2, 4, 8, 16, 32, 60, 60, 60], strict=True):
        assert expected * (1 - JITTER) <= wait <= expected * (1 + JITTER)


def test_what_is_mended_is_noticed_within_half_a_minute() -> None:
    assert max(islice(exponential_backoff(), 100)) <= 30


def test_delays_of_attempts_double_up_to_the_longest() -> None:
    for number, expected in ((1, 15), (2, 30), (3, 60), (7, 900), (100, 900)):
        assert expected * (1 - JITTER) - 1 <= retry_delay(number, 15.0) <= expected * (1 + JITTER) + 1


def test_a_fleet_does_not_come_back_all_at_once() -> None:
    assert len({retry_delay(5, 15.0) for _ in range(100)}) > 10
