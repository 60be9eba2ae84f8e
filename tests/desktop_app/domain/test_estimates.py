"""What can be told of the time left, and what can't."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.estimates import SILENT_AFTER, Fleet, fleet, seconds_left, silent_for
from desktop_app.domain.task import TaskStatus
from tests.fakes.tasks import NOW, make_task


def running(**fields: object):
    return make_task(status=TaskStatus.IN_PROGRESS, **{"heard_at": NOW, **fields})


def test_a_running_task_needs_what_is_left_at_its_speed() -> None:
    assert seconds_left(running(duration_seconds=400.0, progress=0.75, speed=10.0), NOW) == 10


@pytest.mark.parametrize("unknown", [{"speed": None}, {"speed": 0.0}, {"duration_seconds": None}])
def test_without_speed_or_length_nothing_is_promised(unknown: dict[str, object]) -> None:
    assert seconds_left(running(**{"duration_seconds": 400.0, "speed": 10.0, **unknown}), NOW) is None


def test_a_task_that_rests_has_no_time_left() -> None:
    assert seconds_left(make_task(status=TaskStatus.PENDING, duration_seconds=400.0, speed=10.0), NOW) is None


def test_the_fleet_adds_its_workers_up() -> None:
    tasks = [
        running(id=1, worker="a/1", speed=20.0, duration_seconds=100.0, progress=0.5),
        running(id=2, worker="b/1", speed=30.0, duration_seconds=100.0, progress=0.5),
    ]
    assert fleet(tasks, waiting=9, sample=[make_task(duration_seconds=100.0)], now=NOW) == Fleet(
        running=2, workers=2, speed=50.0, seconds_left=20.0
    )


def test_a_worker_that_has_not_told_its_speed_counts_as_the_others() -> None:
    tasks = [running(worker="a/1", speed=20.0), running(worker="b/1", speed=None)]
    assert fleet(tasks, 0, [], NOW).speed == 40


def test_an_idle_fleet_promises_nothing() -> None:
    assert fleet([], waiting=5, sample=[], now=NOW) == Fleet()


LONG_AGO = NOW - timedelta(seconds=SILENT_AFTER + 120)


def test_a_worker_is_silent_that_has_not_spoken_for_long() -> None:
    assert silent_for(running(heard_at=NOW - timedelta(seconds=SILENT_AFTER)), NOW) is None
    assert silent_for(running(heard_at=LONG_AGO), NOW) == SILENT_AFTER + 120
    assert silent_for(running(heard_at=None, started_at=LONG_AGO), NOW) == SILENT_AFTER + 120
    assert silent_for(make_task(status=TaskStatus.PENDING, heard_at=LONG_AGO), NOW) is None


def test_a_silent_worker_is_not_counted_as_working() -> None:
    tasks = [
        running(id=1, worker="a/1", speed=20.0, duration_seconds=100.0, progress=0.5),
        running(id=2, worker="b/1", speed=20.0, duration_seconds=100.0, heard_at=LONG_AGO, lease_until=NOW),
        running(id=3, worker="c/1", heard_at=LONG_AGO, lease_until=NOW + timedelta(seconds=60), duration_seconds=100.0),
    ]
    expected = Fleet(running=1, workers=1, silent=2, next_delivery=0.0, speed=20.0, seconds_left=12.5)
    assert fleet(tasks, waiting=0, sample=[], now=NOW) == expected
    assert seconds_left(tasks[1], NOW) is None
