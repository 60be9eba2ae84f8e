"""The attempts of a task in the reader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.ui.reader.attempts import AttemptsTimeline
from desktop_app.ui.style.tokens import current_tokens
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError

SENTENCE = "The GPU was out of memory. Another attempt may find more of it free. " * 3


@pytest.fixture
def timeline(qtbot: QtBot, dressed: None) -> AttemptsTimeline:
    now = datetime.now(UTC)
    shown = AttemptsTimeline()
    qtbot.addWidget(shown)
    shown.resize(420, 500)
    common = {"task_id": 1, "generation": 1, "worker": "gpu-1"}
    error = TaskError(kind=ErrorKind.OUT_OF_MEMORY, message=SENTENCE)
    ended = now - timedelta(minutes=20)
    shown.rows.show(
        [
            Attempt(
                uid="1",
                number=1,
                started_at=now - timedelta(minutes=30),
                ended_at=ended,
                outcome=Outcome.RETRYING,
                error=error,
                **common,
            ),
            Attempt(uid="2", number=2, started_at=now - timedelta(minutes=10), resumed_from_seconds=600.0, **common),
        ]
    )
    shown.show()
    return shown


def test_each_attempt_can_be_walked_to_heard_and_copied(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    second = timeline.currentIndex()
    assert second.row() == 1
    assert " · Running · " in second.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == second.data()
    assert "resumed from 10:00" in second.data()


def test_the_whole_sentence_has_room(timeline: AttemptsTimeline) -> None:
    first, second = (timeline.visualRect(timeline.rows.index(row)) for row in range(2))
    assert first.height() > second.height() + 2 * timeline.fontMetrics().height()
    timeline.resize(900, 500)
    timeline.doItemsLayout()
    assert timeline.visualRect(timeline.rows.index(0)).height() < first.height()


def test_the_bar_of_the_first_stands_at_the_left_and_of_the_one_that_runs_at_the_right(
    timeline: AttemptsTimeline,
) -> None:
    picture, colours = timeline.viewport().grab().toImage(), current_tokens()

    def columns(row: int, colour: str) -> list[int]:
        rect = timeline.visualRect(timeline.rows.index(row))
        at = rect.top() + 8 + timeline.fontMetrics().height() + 4 + 4
        return [x for x in range(rect.width()) if picture.pixelColor(x, at).name().upper() == colour.upper()]

    first, second = columns(0, colours.warning), columns(1, colours.accent)
    assert max(first) < min(second)
    assert max(second) > 380
