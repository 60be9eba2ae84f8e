"""What is told of all workers together, and of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.worker import WorkerSummary
from desktop_app.domain.workload import Throughput
from desktop_app.presentation.fleet import finish, last_words, state
from desktop_app.presentation.local_time import local
from desktop_app.presentation.throughput import nice_top, rate_text, rates

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def clock(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"


def test_the_end_is_told_as_well_as_it_is_known() -> None:
    hour = 3600.0
    assert finish(Fleet(), NOON) == ""
    assert finish(Fleet(seconds_left=2400.0), NOON) == "about 40 min left"
    soonest, latest = clock(NOON + timedelta(minutes=50)), clock(NOON + timedelta(minutes=90))
    told = finish(Fleet(seconds_left=hour, soonest=3000.0, latest=5400.0), NOON)
    assert told == f"done between {soonest} and {latest}"
    told = finish(Fleet(seconds_left=hour, soonest=3000.0, latest=3010.0), NOON)
    assert told == f"done about {soonest}"


def test_a_worker_is_told_in_words() -> None:
    worker = WorkerSummary("a/1", (), completed=0, lost=1, speed=None, last_heard=NOON, lost_at=NOON)
    assert state(worker, NOON + timedelta(minutes=12)) == "Lost 12 min ago"
    idle = WorkerSummary("a/1", (), completed=1, lost=0, speed=None, last_heard=NOON, last_words="No\nmemory.")
    assert state(idle, NOON + timedelta(minutes=12)) == "Idle for 12 min"
    assert state(idle, NOON + timedelta(hours=3)) == "Not heard for 3 h"
    assert last_words(idle) == "No memory."


def test_a_span_that_is_not_over_counts_by_the_time_that_has_passed() -> None:
    first = int(NOON.timestamp())
    done = [
        Throughput(NOON, "a/1", 1800.0),
        Throughput(NOON, "b/1", 900.0),
        Throughput(NOON + timedelta(minutes=15), "a/1", 900.0),
    ]
    assert rates(done, first, 900, NOON + timedelta(minutes=20)) == [3.0, 3.0]  # 900 s of sound in five minutes


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (0.7, 1), (1, 1), (1.2, 2), (3, 5), (47, 50), (160, 200), (501, 1000)]
)
def test_an_axis_ends_at_a_number_that_is_easily_read(highest: float, top: float) -> None:
    assert nice_top(highest) == pytest.approx(top)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.05, "0.05"), (0.1, "0.1"), (2.5, "2.5"), (7.34, "7.3"), (47.3, "47"), (1908, "1,908")],
)
def test_the_lines_of_an_axis_are_told_apart(value: float, text: str) -> None:
    assert rate_text(value) == text
