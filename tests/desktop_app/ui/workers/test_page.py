"""The page of workers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import Attempt, Outcome, TaskStatus
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.workers.page import COLUMNS
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError

STATE = [column.title for column in COLUMNS].index("State")
LAST_WORDS = [column.title for column in COLUMNS].index("Last words")


@pytest.fixture
def page(qtbot: QtBot, open_window):
    """One worker at work, one that is silent, one that is known dead."""
    now = datetime.now(UTC)
    common = {"status": TaskStatus.IN_PROGRESS, "speed": 10.0, "duration_seconds": 600.0, "attempt": 1}
    silent, lease = now - timedelta(minutes=4), now + timedelta(minutes=9)
    tasks = [
        make_task(id=1, worker="a/1", started_at=now, heard_at=now, lease_until=lease, **common),
        make_task(id=2, worker="b/1", started_at=silent, heard_at=silent, lease_until=lease, **common),
        make_task(id=3, status=TaskStatus.PENDING),
        make_task(id=4, status=TaskStatus.COMPLETED, duration_seconds=3600.0),
    ]
    kept = {"generation": 1, "number": 1, "started_at": silent}
    memory = TaskError(kind=ErrorKind.OUT_OF_MEMORY, message="The GPU was out of <b>memory</b>.")
    attempts = [
        Attempt(uid="1", task_id=1, worker="a/1", lease_until=lease, **kept),
        Attempt(uid="2", task_id=2, worker="b/1", lease_until=lease, **kept),
        Attempt(uid="3", task_id=3, worker="c/1", outcome=Outcome.RETRYING, ended_at=silent, error=memory, **kept),
        Attempt(uid="4", task_id=3, worker="c/1", outcome=Outcome.LOST, ended_at=now, **{**kept, "number": 2}),
        Attempt(uid="5", task_id=4, worker="a/1", outcome=Outcome.COMPLETED, ended_at=silent, **kept),
    ]
    repository = MemoryRepository(tasks)
    repository.put(*attempts)
    window = open_window(repository)
    window.go_to("workers")
    qtbot.waitUntil(lambda: window.workers.table.rows.rowCount() == 3)
    return window.workers


def test_those_at_work_silent_and_dead_are_told_apart_in_words(page) -> None:
    rows = page.table.rows
    assert [rows.index(row, STATE).data() for row in range(3)] == ["Working", "Silent for 4 min", "Lost just now"]


def test_each_has_a_mark_in_its_colour(page) -> None:
    colours = current_tokens()
    assert [column.mark(page.table.rows.rows[0]).toImage().pixelColor(5, 5) for column in COLUMNS if column.mark] == [
        QColor(colours.accent)
    ]


def test_its_last_words_stay_readable_as_they_are(page) -> None:
    index = page.table.rows.index(2, LAST_WORDS)
    assert index.data() == "The GPU was out of <b>memory</b>."


def test_the_chart_shows_what_was_completed_in_the_last_hours(qtbot: QtBot, page) -> None:
    qtbot.waitUntil(page.chart.isVisible)
    assert max(page.chart.rates) > 0
    assert page.chart.accessibleName().startswith("Audio-hours per hour in the last 12 hours: at most ")


def test_how_long_it_takes_is_said_above(qtbot: QtBot, page) -> None:
    qtbot.waitUntil(lambda: "audio-hours per hour now" in page.finish.text())
    assert "1 task waiting" in page.finish.text()
    assert page.finish.text().endswith(" left")
