"""A lease is sized on a shortfall, never beyond twelve hours, and never touched once it is given up or over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes.agent_world import FakeClock, FakeQueue
from worker_agent.attempt.lease import Lease
from worker_agent.clock import boot_time_clock
from worker_agent.contract.sqs_limits import MAX_VISIBILITY_TIMEOUT


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def queue() -> FakeQueue:
    return FakeQueue()


@pytest.fixture
def lease(queue: FakeQueue, clock: FakeClock) -> Lease:
    return Lease(queue, "receipt", 300, clock=clock)


def test_a_part_of_every_lease_is_held_in_reserve(lease: Lease, clock: FakeClock) -> None:
    assert lease.left == 295
    clock.now += 296
    assert lease.over


def test_a_short_lease_has_a_short_reserve(queue: FakeQueue, clock: FakeClock) -> None:
    assert Lease(queue, "receipt", 2, clock=clock).left == pytest.approx(1.9)


def test_what_is_covered_already_changes_nothing(lease: Lease, queue: FakeQueue) -> None:
    assert not lease.ensure_remaining(200, 300)
    assert queue.visibility == []


def test_a_shortfall_is_covered_once(lease: Lease, queue: FakeQueue, clock: FakeClock) -> None:
    clock.now += 10

    assert lease.ensure_remaining(600, 899.5)
    assert not lease.ensure_remaining(600, 899.5)

    assert queue.visibility == [("receipt", 900)]
    assert lease.left == 895


def test_no_lease_goes_beyond_twelve_hours_from_receipt(lease: Lease, queue: FakeQueue, clock: FakeClock) -> None:
    lease.ensure_remaining(1e6, 1e6)
    clock.now += 40_000
    lease.ensure_remaining(1e6, 1e6)

    assert all(seconds <= MAX_VISIBILITY_TIMEOUT for _, seconds in queue.visibility)
    clock.now = 1000.0 + MAX_VISIBILITY_TIMEOUT
    assert lease.over


def test_a_lease_that_is_over_is_not_taken_up_again(lease: Lease, queue: FakeQueue, clock: FakeClock) -> None:
    clock.now += 297

    assert not lease.ensure_remaining(600, 900)
    assert queue.visibility == []


@pytest.mark.parametrize("delay", [0, 600])
def test_a_task_that_is_given_back_is_not_taken_up_again(lease: Lease, queue: FakeQueue, delay: int) -> None:
    assert lease.set_visibility(delay)

    assert not lease.ensure_remaining(1000, 1500)
    assert queue.visibility == [("receipt", delay)]


def test_a_queue_out_of_reach_leaves_the_lease_as_it_is(lease: Lease, queue: FakeQueue) -> None:
    queue.faults = 1

    assert not lease.ensure_remaining(600, 900)
    assert lease.left == 295
    assert lease.ensure_remaining(600, 900)


def test_a_delivery_that_the_queue_has_forgotten_is_not_prolonged(lease: Lease, queue: FakeQueue) -> None:
    queue.unknown.add("receipt")

    assert not lease.ensure_remaining(600, 900)
    assert lease.left == 295


def test_people_are_told_when_others_see_the_task(lease: Lease) -> None:
    assert (lease.until - datetime.now(UTC)).total_seconds() == pytest.approx(300, abs=5)


def test_the_clock_never_goes_backwards() -> None:
    times = [boot_time_clock() for _ in range(1000)]

    assert times == sorted(times)


def test_a_lease_may_have_begun_before_we_heard_of_it(queue: FakeQueue, clock: FakeClock) -> None:
    assert Lease(queue, "receipt", 300, clock.now - 290, clock).left == 5
