"""What a row says of a task."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import TaskStatus
from desktop_app.ui.task_table import texts
from tests.fakes.tasks import NOW, make_task


def test_a_task_that_waits_for_another_attempt_says_so() -> None:
    assert texts.status(make_task()) == "Pending"
    assert texts.status(make_task(attempt=1)) == "Pending (retry)"


def test_unknown_numbers_are_a_dash() -> None:
    task = make_task(duration_seconds=None)
    assert [texts.length(task), texts.speed(task), texts.time_left(task, NOW), texts.attempt(task)] == ["–"] * 4


def test_numbers_are_as_exact_as_a_person_needs() -> None:
    task = make_task(status=TaskStatus.IN_PROGRESS, duration_seconds=3731.0, speed=41.2, progress=0.714)
    assert texts.length(task) == "1:02:11"
    assert texts.speed(task) == "41×"
    assert texts.percent(task) == "71%"
    assert texts.time_left(task, NOW) == "26 s"


def test_a_retry_counts_down_until_it_is_visible() -> None:
    waiting = make_task(attempt=1, visible_at=NOW + timedelta(seconds=65))
    assert texts.visible_again(waiting, NOW) == "in 1:05"
    assert texts.visible_again(waiting, NOW + timedelta(seconds=66)) == "now"


def test_what_is_kept_is_said_as_long_as_it_is() -> None:
    assert texts.kept(make_task(attempt=1, progress=0.5, duration_seconds=600.0)) == "5:00"
    assert texts.kept(make_task(attempt=1, duration_seconds=600.0)) == "–"
    assert texts.kept(make_task(status=TaskStatus.FAILED, attempt=1, progress=0.5, duration_seconds=600.0)) == "–"


def test_a_silent_worker_promises_nothing() -> None:
    task = make_task(
        status=TaskStatus.IN_PROGRESS,
        speed=10.0,
        heard_at=NOW - timedelta(minutes=4),
        lease_until=NOW + timedelta(seconds=60),
        worker="gpu-1/7",
        progress=0.5,
    )
    assert texts.time_left(task, NOW) == "–"
    assert texts.visible_again(task, NOW) == "in 1:00"
    assert "50% done by gpu-1/7, which is silent for 4 min · next delivery in 1:00" in texts.tool_tip(task, NOW)


def test_a_duplicate_names_its_original() -> None:
    assert "The same recording as task 3" in texts.tool_tip(make_task(duplicate_of=3), NOW)
