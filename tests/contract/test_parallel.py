"""What several threads do at once is logged for whom it is done, and comes in order."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from worker_agent.contract.log_fields import current_log_fields, log_fields
from worker_agent.contract.parallel import ahead, in_parallel


def test_threads_log_for_whom_they_work() -> None:
    def look(number: int) -> tuple[str, str]:
        both.wait(10)
        return threading.current_thread().name, current_log_fields()["task"]

    both = threading.Barrier(2)
    with log_fields(task="a"):
        found = in_parallel(look, range(2))

    assert len({name for name, _ in found}) == 2
    assert {task for _, task in found} == {"a"}


def test_what_is_made_ahead_comes_in_order_and_no_more_than_that_is_begun() -> None:
    begun: list[int] = []

    def double(number: int) -> int:
        begun.append(number)
        return 2 * number

    with closing(ahead(double, range(100), 3)) as results:
        assert [next(results) for _ in range(5)] == [(number, 2 * number) for number in range(5)]
    assert len(begun) <= 5 + 3
    assert list(ahead(double, range(10), 3)) == [(number, 2 * number) for number in range(10)]
    assert list(ahead(double, [])) == []


def test_a_fault_comes_at_its_item() -> None:
    def fail(number: int) -> int:
        return 1 // (2 - number)

    results = ahead(fail, range(5), 2)
    assert [next(results), next(results)] == [(0, 0), (1, 1)]
    with pytest.raises(ZeroDivisionError):
        next(results)
