"""What can be told of the time left, and what can't."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.estimates import SILENT_AFTER, SPAN, Fleet, fleet, seconds_left, silent_for
from desktop_app.domain.task import TaskStatus
from desktop_app.domain.workload import LEAST, Throughput, Waiting, find_spread
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
    assert fleet(tasks, Waiting(9, 3, 300.0), NOW) == Fleet(running=2, workers=2, speed=50.0, seconds_left=20.0)


def test_a_worker_that_has_not_told_its_speed_counts_as_the_others() -> None:
    tasks = [running(worker="a/1", speed=20.0), running(worker="b/1", speed=None)]
    assert fleet(tasks, Waiting(), NOW).speed == 40


def test_an_idle_fleet_promises_nothing() -> None:
    assert fleet([], Waiting(5, 5, 300.0), NOW) == Fleet()


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
    assert fleet(tasks, Waiting(), NOW) == expected
    assert seconds_left(tasks[1], NOW) is None


def test_what_a_dead_worker_holds_runs_nowhere() -> None:
    tasks = [
        running(id=1, worker="a/1", speed=20.0, duration_seconds=100.0, progress=0.5),
        running(id=2, worker="b/1", speed=20.0, duration_seconds=100.0, lease_until=NOW + timedelta(seconds=60)),
    ]
    told = fleet(tasks, Waiting(), NOW, dead={"b/1"})
    assert (told.running, told.workers, told.silent, told.speed) == (1, 1, 1, 20.0)
    assert told.seconds_left == 7.5
    assert told.next_delivery == 60


def lately(worker: str, *minutes_of_audio: float) -> list[Throughput]:
    """What it completed in the latest spans that are over, the oldest first."""
    number = len(minutes_of_audio)
    span = timedelta(seconds=SPAN)
    return [
        Throughput(NOW - (number - index) * span, worker, minutes * 60)
        for index, minutes in enumerate(minutes_of_audio)
        if minutes
    ]


BUSY = [running(worker="a/1", speed=10.0, duration_seconds=600.0)]


def test_an_even_speed_tells_the_end_within_little() -> None:
    told = fleet(BUSY, Waiting(99, 99, 59_400.0), NOW, done=lately("a/1", 50, 50, 50, 50))
    assert told.seconds_left == 6000
    assert (told.soonest, told.latest) == (6000 / (1 + LEAST), 6000 / (1 - LEAST))


def test_the_more_the_speed_varied_the_less_is_promised() -> None:
    steady, unsteady = (
        fleet(BUSY, Waiting(99, 99, 59_400.0), NOW, done=lately("a/1", *minutes))
        for minutes in ((45, 55, 50, 50), (10, 90, 20, 80))
    )
    assert unsteady.soonest < steady.soonest < steady.seconds_left < steady.latest < unsteady.latest
    assert steady.seconds_left == unsteady.seconds_left


def test_a_long_time_to_come_evens_out_more_than_a_short_one() -> None:
    spread = find_spread(lately("a/1", 40, 60, 45, 55), {"a/1"}, SPAN, NOW)
    assert spread is not None
    assert spread.uncertainty(36_000) < spread.uncertainty(600)


def test_the_work_of_those_who_are_gone_tells_nothing() -> None:
    done = [*lately("a/1", 50, 50, 50, 50), *lately("gone/1", 500, 0, 900, 0)]
    told = fleet(BUSY, Waiting(99, 99, 59_400.0), NOW, done=done)
    assert told.latest == 6000 / (1 - LEAST)


def test_too_little_is_known_of_the_spread() -> None:
    assert find_spread(lately("a/1", 50, 50), {"a/1"}, SPAN, NOW) is None
    assert find_spread([], {"a/1"}, SPAN, NOW) is None
    told = fleet(BUSY, Waiting(), NOW, done=lately("a/1", 50))
    assert (told.seconds_left, told.soonest, told.latest) == (60, None, None)


def test_the_span_that_is_not_over_is_left_out() -> None:
    begun = [Throughput(NOW, "a/1", 1.0)]
    spread = find_spread([*lately("a/1", 50, 50, 50), *begun], {"a/1"}, SPAN, NOW + timedelta(seconds=9))
    assert spread is not None
    assert (spread.spans, spread.relative) == (3, 0)
