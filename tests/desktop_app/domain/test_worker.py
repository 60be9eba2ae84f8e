"""What is known of a worker."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.estimates import SILENT_AFTER
from desktop_app.domain.task import TaskStatus
from desktop_app.domain.worker import IDLE_FOR, Liveness, WorkerSummary
from tests.fakes.tasks import NOW, make_task

RUNNING = [make_task(status=TaskStatus.IN_PROGRESS)]
LONG = timedelta(seconds=SILENT_AFTER + 1)


@pytest.mark.parametrize(
    ("running", "heard_ago", "lost_ago", "known"),
    [
        (RUNNING, timedelta(0), None, Liveness.WORKING),
        (RUNNING, LONG, None, Liveness.SILENT),
        ([], LONG, None, Liveness.IDLE),
        ([], timedelta(seconds=IDLE_FOR), None, Liveness.IDLE),
        ([], timedelta(seconds=IDLE_FOR + 1), None, Liveness.UNHEARD),
        (RUNNING, timedelta(seconds=IDLE_FOR + 1), None, Liveness.SILENT),  # it has a lease on it yet
        (RUNNING, LONG, LONG, Liveness.DEAD),
        ([], LONG, LONG, Liveness.DEAD),
        (RUNNING, timedelta(0), LONG, Liveness.WORKING),  # another attempt of its was lost, and it goes on
    ],
)
def test_silence_alone_is_no_death(running, heard_ago, lost_ago, known: Liveness) -> None:
    lost_at = None if lost_ago is None else NOW - lost_ago
    worker = WorkerSummary("a/1", tuple(running), 0, 0, None, last_heard=NOW - heard_ago, lost_at=lost_at)
    assert worker.liveness(NOW) is known
