"""Who does not lead does little, but never nothing."""

from __future__ import annotations

import threading

import pytest

from desktop_app.orchestrator import leading
from desktop_app.orchestrator.leading import only_while_leading


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "LOOK", 0.0)


def test_the_step_is_for_the_one_who_leads() -> None:
    leads, taken = [True, False, False, True], []
    step = only_while_leading(lambda: len(taken.append(1) or taken), lambda: leads.pop(0), threading.Event())
    assert [step() for _ in range(4)] == [1, 0, 0, 2]


def test_what_a_leader_leaves_undone_is_done_all_the_same_until_there_is_no_more() -> None:
    """The leader may hang, or lack a right; `standby` seconds are over at once here."""
    work = [3, 2, 0]
    step = only_while_leading(lambda: work.pop(0), lambda: False, threading.Event(), standby=0.0)
    assert [step() for _ in range(3)] == [3, 2, 0]


def test_after_it_has_found_nothing_it_waits_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now, work = [0.0], [3, 0, 9]
    monkeypatch.setattr(leading.time, "monotonic", lambda: now[0])
    step = only_while_leading(lambda: work.pop(0), lambda: False, threading.Event(), standby=60.0)

    def done_at(seconds: float) -> int:
        now[0] = seconds
        return step()

    assert [done_at(seconds) for seconds in (59.0, 60.0, 61.0, 62.0, 120.0, 121.0)] == [0, 3, 0, 0, 0, 9]


def test_a_program_that_ends_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "LOOK", 30.0)
    stop = threading.Event()
    stop.set()
    assert only_while_leading(lambda: 1, lambda: False, stop)() == 0
