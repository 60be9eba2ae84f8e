"""Calls in threads of their own: their order, their faults, and that no end waits for them."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing

import pytest

from desktop_app.orchestrator.own_threads import map_in_threads, start

PATIENCE = 60.0  # seconds, on a machine with much to do

#: Ends its main thread while other ones wait for what never comes
HANGING = """
import threading
from contextlib import closing
from desktop_app.orchestrator.own_threads import map_in_threads, start

never = threading.Event()
start(never.wait, "hanging")
with closing(map_in_threads(lambda wait: wait and never.wait(), [False, True, True, True], 2, "hanging")) as answers:
    next(answers)
"""


def test_a_call_has_its_result_or_its_fault() -> None:
    assert start(lambda: 7, "test").result(PATIENCE) == 7
    assert isinstance(start(lambda: 1 // 0, "test").exception(PATIENCE), ZeroDivisionError)


def test_results_come_in_the_order_of_the_items_a_few_at_once() -> None:
    first_waits = threading.Event()

    def call(number: int) -> int:
        if number == 0:
            assert first_waits.wait(PATIENCE)
        elif number == 2:
            first_waits.set()
        return number * number

    assert list(map_in_threads(call, range(20), 2, "test")) == [number * number for number in range(20)]


def test_a_fault_is_raised_where_its_result_would_come() -> None:
    results = map_in_threads(lambda number: 1 // number, [1, 0], 2, "test")
    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_what_had_not_begun_when_nobody_listens_any_more_is_left_out() -> None:
    may_end, called = threading.Event(), []

    def call(number: int) -> None:
        called.append(number)
        assert number == 0 or may_end.wait(PATIENCE)

    with closing(map_in_threads(call, range(20), 1, "test")) as results:
        next(results)
    may_end.set()
    assert called in ([0], [0, 1])


def test_the_program_ends_while_calls_wait() -> None:
    assert subprocess.run([sys.executable, "-c", HANGING], timeout=PATIENCE, check=False).returncode == 0
