"""What can be told of the time left, and what can't."""

from __future__ import annotations

import pytest

from desktop_app.domain.estimates import Fleet, fleet, seconds_left
from desktop_app.domain.task import TaskStatus
from tests.fakes.tasks import make_task


def running(**fields: object):
    return make_task(status=TaskStatus.IN_PROGRESS, **fields)


def test_a_running_task_needs_what_is_left_at_its_speed() -> None:
    assert seconds_left(running(duration_seconds=400.0, progress=0.75, speed=10.0)) == 10


@pytest.mark.parametrize("unknown", [{"speed": None}, {"speed": 0.0}, {"duration_seconds": None}])
def test_without_speed_or_length_nothing_is_promised(unknown: dict[str, object]) -> None:
    assert seconds_left(running(**{"duration_seconds": 400.0, "speed": 10.0, **unknown})) is None


def test_a_task_that_rests_has_no_time_left() -> None:
    assert seconds_left(make_task(status=TaskStatus.PENDING, duration_seconds=400.0, speed=10.0)) is None


def test_the_fleet_adds_its_workers_up() -> None:
    tasks = [
        running(id=1, worker="a/1", speed=20.0, duration_seconds=100.0, progress=0.5),
        running(id=2, worker="b/1", speed=30.0, duration_seconds=100.0, progress=0.5),
    ]
    assert fleet(tasks, waiting=9, sample=[make_task(duration_seconds=100.0)]) == Fleet(2, 2, 50.0, 20.0)


def test_a_worker_that_has_not_told_its_speed_counts_as_the_others() -> None:
    tasks = [running(worker="a/1", speed=20.0), running(worker="b/1", speed=None)]
    assert fleet(tasks, 0, []).speed == 40


def test_an_idle_fleet_promises_nothing() -> None:
    assert fleet([], waiting=5, sample=[]) == Fleet(0, 0, None, None)
