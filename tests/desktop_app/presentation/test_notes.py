"""What is said of a task beside its numbers."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.notes import note
from tests.fakes.tasks import NOW, make_task
from worker_agent.contract.messages import TaskError

ERROR = TaskError(kind="OutOfMemory", message="The GPU was out of memory.")


def test_an_error_counts_once_it_has_ended_the_task() -> None:
    assert note(make_task(status=TaskStatus.FAILED, error=ERROR), NOW) == "The GPU was out of memory."
    assert note(make_task(status=TaskStatus.PENDING, error=ERROR), NOW) is None


def test_a_warning_belongs_to_a_transcript() -> None:
    assert note(make_task(status=TaskStatus.COMPLETED, warning="A gap."), NOW) == "A gap."


def test_a_silent_worker_is_shown_as_it_is() -> None:
    task = make_task(
        status=TaskStatus.IN_PROGRESS, heard_at=NOW - timedelta(minutes=4), lease_until=NOW + timedelta(seconds=559.5)
    )
    assert note(task, NOW) == "silent for 4 min · next delivery in 9:20"
    assert note(task, NOW + timedelta(minutes=10)) == "silent for 14 min · next delivery any moment"
    assert note(task, NOW - timedelta(minutes=3)) is None


def test_a_duplicate_says_for_what_it_waits() -> None:
    assert note(make_task(duplicate_of=12), NOW) == "same recording as task 12, waits for its transcript"
    assert note(make_task(status=TaskStatus.COMPLETED, duplicate_of=12), NOW) is None
