"""Who wished to be told hears when a batch is done, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.batch import Backlog, Batch, BatchSummary, WhenDone
from desktop_app.domain.task import TaskStatus
from desktop_app.ui.feeds.overview import Overview
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import NOW
from worker_agent.contract.options import TranscribeOptions

BATCH = Batch(
    id=1,
    name="Interviews",
    submitted_by="ann@desk-2",
    host="desk-2",
    submitted_at=NOW,
    kind="transcribe",
    options=TranscribeOptions(),
    when_done=WhenDone(notify=True),
)


def overview(batch: Batch, **counts: int) -> Overview:
    every = {status: counts.get(status.value, 0) for status in TaskStatus}
    return Overview(
        0, (), (BatchSummary(batch=batch, counts=every, progress=0.5, audio_left=0, speed=None),), Backlog()
    )


def test_the_end_of_a_batch_is_told_once(open_window) -> None:
    window = open_window(MemoryRepository())
    for counts in ({"pending": 3}, {"completed": 2, "in_progress": 1}, {"completed": 2, "failed": 1}):
        window.feeds.overview.seen.emit(overview(BATCH, **counts))
    window.feeds.overview.seen.emit(overview(BATCH, completed=2, failed=1))
    assert [message.text for message in window.notifications.messages] == [
        "“Interviews” is done: 2 completed, 1 failed."
    ]


@pytest.mark.parametrize("batch", [replace(BATCH, when_done=WhenDone()), replace(BATCH, host="elsewhere")])
def test_nobody_else_is_told(open_window, batch: Batch) -> None:
    window = open_window(MemoryRepository())
    window.feeds.overview.seen.emit(overview(batch, pending=1))
    window.feeds.overview.seen.emit(overview(batch, completed=1))
    assert window.notifications.messages == []


def test_what_had_ended_before_is_no_news(open_window) -> None:
    window = open_window(MemoryRepository())
    window.feeds.overview.seen.emit(overview(BATCH, completed=1))
    assert window.notifications.messages == []
