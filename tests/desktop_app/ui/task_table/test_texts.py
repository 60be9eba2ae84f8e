"""What a row says of a task."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import TaskStatus
from desktop_app.ui.task_table import texts
from tests.fakes.tasks import NOW, make_task
from worker_agent.contract.messages import TaskError

ERROR = TaskError(kind="OutOfMemory", message="The GPU was out of memory.")


def test_a_task_that_waits_for_another_attempt_says_so() -> None:
    assert texts.status(make_task()) == "Pending"
    assert texts.status(make_task(attempt=1)) == "Pending (retry)"


def test_unknown_numbers_are_a_dash() -> None:
    task = make_task(duration_seconds=None)
    assert [texts.length(task), texts.speed(task), texts.time_left(task), texts.attempt(task)] == ["–"] * 4


def test_numbers_are_as_exact_as_a_person_needs() -> None:
    task = make_task(status=TaskStatus.IN_PROGRESS, duration_seconds=3731.0, speed=41.2, progress=0.714)
    assert texts.length(task) == "1:02:11"
    assert texts.speed(task) == "41×"
    assert texts.percent(task) == "71%"
    assert texts.time_left(task) == "26 s"


def test_a_retry_counts_down_until_it_is_visible() -> None:
    waiting = make_task(attempt=1, visible_at=NOW + timedelta(seconds=65))
    assert texts.visible_again(waiting, NOW) == "in 1:05"
    assert texts.visible_again(waiting, NOW + timedelta(seconds=66)) == "now"


def test_what_is_kept_is_said_as_long_as_it_is() -> None:
    assert texts.kept(make_task(attempt=1, progress=0.5, duration_seconds=600.0)) == "5:00"
    assert texts.kept(make_task(attempt=1, duration_seconds=600.0)) == "–"
    assert texts.kept(make_task(status=TaskStatus.FAILED, attempt=1, progress=0.5, duration_seconds=600.0)) == "–"


def test_only_an_error_that_ended_the_task_is_written_across_its_row() -> None:
    assert texts.note(make_task(status=TaskStatus.FAILED, error=ERROR)) == "The GPU was out of memory."
    assert texts.note(make_task(status=TaskStatus.PENDING, error=ERROR)) is None
    assert texts.note(make_task(status=TaskStatus.COMPLETED, warning="A gap.")) == "A gap."
