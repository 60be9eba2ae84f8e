"""What a row says of a task."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import TaskStatus
from desktop_app.presentation import formatting
from tests.fakes.tasks import NOW, make_task


def test_a_task_that_waits_for_another_attempt_says_so() -> None:
    assert formatting.status(make_task()) == "Pending"
    assert formatting.status(make_task(attempt=1)) == "Pending (retry)"


def test_unknown_numbers_are_a_dash() -> None:
    task = make_task(duration_seconds=None)
    assert [
        formatting.length(task),
        formatting.speed(task),
        formatting.time_left(task, NOW),
        formatting.attempt(task),
    ] == ["–"] * 4


def test_numbers_are_as_exact_as_a_person_needs() -> None:
    task = make_task(status=TaskStatus.IN_PROGRESS, duration_seconds=3731.0, speed=41.2, progress=0.714)
    assert formatting.length(task) == "1:02:11"
    assert formatting.speed(task) == "41×"
    assert formatting.percent(task) == "71%"
    assert formatting.time_left(task, NOW) == "26 s"


def test_a_retry_counts_down_until_it_is_visible() -> None:
    waiting = make_task(attempt=1, visible_at=NOW + timedelta(seconds=65))
    assert formatting.next_delivery_text(waiting, NOW) == "in 1:05"
    assert formatting.next_delivery_text(waiting, NOW + timedelta(seconds=66)) == "now"


def test_what_is_kept_is_said_as_long_as_it_is() -> None:
    assert formatting.saved_progress(make_task(attempt=1, progress=0.5, duration_seconds=600.0)) == "5:00"
    assert formatting.saved_progress(make_task(attempt=1, duration_seconds=600.0)) == "–"
    assert (
        formatting.saved_progress(make_task(status=TaskStatus.FAILED, attempt=1, progress=0.5, duration_seconds=600.0))
        == "–"
    )


def test_a_silent_worker_promises_nothing() -> None:
    task = make_task(
        status=TaskStatus.IN_PROGRESS,
        speed=10.0,
        heard_at=NOW - timedelta(minutes=4),
        lease_until=NOW + timedelta(seconds=60),
        worker="gpu-1/7",
        progress=0.5,
    )
    assert formatting.time_left(task, NOW) == "–"
    assert formatting.next_delivery_text(task, NOW) == "in 1:00"
    assert "50% done by gpu-1/7, which is silent for 4 min · next delivery in 1:00" in formatting.tool_tip(task, NOW)


def test_a_duplicate_names_its_original() -> None:
    assert "The same recording as task 3" in formatting.tool_tip(make_task(duplicate_of=3), NOW)
