"""The attempts of a task in the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.ui.reader.attempts import AttemptsTimeline
from desktop_app.ui.reader.sentence_field import SentenceField
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
            Attempt(
                uid="2",
                number=2,
                started_at=now - timedelta(minutes=10),
                lease_until=now + timedelta(minutes=2, seconds=20),
                resumed_from_seconds=600.0,
                **common,
            ),
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
    assert 300 < max(second) < 380, "the rest of the lease is left"


def test_the_end_of_the_lease_is_marked_at_the_right(timeline: AttemptsTimeline) -> None:
    picture, text = timeline.viewport().grab().toImage(), current_tokens().text
    top = timeline.visualRect(timeline.rows.index(1)).top() + 8 + timeline.fontMetrics().height() + 4
    above_the_bar = [x for x in range(picture.width()) if picture.pixelColor(x, top - 1).name().upper() == text]
    assert above_the_bar == [picture.width() - 8 - 2, picture.width() - 8 - 1]


def test_the_line_is_seen_on_a_selected_row(timeline: AttemptsTimeline) -> None:
    timeline.setCurrentIndex(timeline.rows.index(0))
    rect = timeline.visualRect(timeline.rows.index(0))
    middle = rect.top() + 8 + timeline.fontMetrics().height() + 4 + 4
    column = [timeline.viewport().grab().toImage().pixelColor(380, middle + y).name().upper() for y in range(-8, 8)]
    assert current_tokens().outline in column, "its contrast with a selected row is what test_contrast measures"


def field_of(timeline: AttemptsTimeline) -> SentenceField:
    [field] = timeline.findChildren(SentenceField)
    return field


def hover(qtbot: QtBot, timeline: AttemptsTimeline) -> SentenceField:
    """From the second one to the sentence of the first one."""
    qtbot.mouseMove(timeline.viewport(), timeline.visualRect(timeline.rows.index(1)).center())
    qtbot.mouseMove(timeline.viewport(), timeline.visualRect(timeline.rows.index(0)).bottomLeft() + QPoint(12, -24))
    qtbot.waitUntil(lambda: bool(timeline.findChildren(SentenceField)))
    return field_of(timeline)


def select_word(qtbot: QtBot, field: SentenceField) -> None:
    qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 4))
    qtbot.mouseRelease(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 4))  # Qt's own leaves it down


def test_the_sentence_is_selected_with_the_mouse_and_copied_as_plain_text(
    qtbot: QtBot, timeline: AttemptsTimeline
) -> None:
    field = hover(qtbot, timeline)
    select_word(qtbot, field)
    assert timeline.currentIndex().row() == 0
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "GPU"
    assert clipboard.mimeData().formats() == ["text/plain"]


def test_the_sentence_is_selected_with_the_keys(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    qtbot.keyClick(timeline, Qt.Key.Key_F2)
    field = field_of(timeline)
    assert field.hasFocus()
    for _ in range(7):
        qtbot.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "The GPU"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert timeline.hasFocus()


def test_tab_leads_back_from_the_sentence_to_its_attempt(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    qtbot.keyClick(timeline, Qt.Key.Key_F2)
    qtbot.keyClick(field_of(timeline), Qt.Key.Key_Tab)
    assert timeline.hasFocus()
    assert timeline.currentIndex().row() == 0


def test_the_menu_copies_the_error_alone(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    copy, copy_error = timeline.actions()
    timeline.setCurrentIndex(timeline.rows.index(1))
    assert copy.isEnabled()
    assert not copy_error.isEnabled(), "nothing went wrong with this one"
    timeline.setCurrentIndex(timeline.rows.index(0))
    copy_error.trigger()
    assert QGuiApplication.clipboard().text() == SENTENCE
    copy.trigger()
    assert QGuiApplication.clipboard().text() == timeline.currentIndex().data()


def test_what_is_selected_stays_so_while_another_attempt_goes_on(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    field = hover(qtbot, timeline)
    select_word(qtbot, field)
    first, second = timeline.rows.attempts
    third = replace(second, uid="3", number=3)
    timeline.rows.show([first, replace(second, resumed_from_seconds=900.0), third])
    assert field_of(timeline) is field
    assert field.textCursor().selectedText() == "GPU"
    assert timeline.currentIndex().row() == 0
    assert timeline.rows.rowCount() == 3
    timeline.rows.show([replace(first, error=None)])
    qtbot.waitUntil(lambda: not timeline.findChildren(SentenceField))


def test_the_field_stands_where_the_sentence_was_painted(qtbot: QtBot, timeline: AttemptsTimeline) -> None:
    before = timeline.viewport().grab().toImage()
    hover(qtbot, timeline)
    after = timeline.viewport().grab().toImage()
    rect = field_of(timeline).geometry()
    changed = sum(
        before.pixel(x, y) != after.pixel(x, y)
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    )
    assert changed < 0.02 * rect.width() * rect.height()


def test_a_word_without_an_end_is_broken(timeline: AttemptsTimeline) -> None:
    one = timeline.rows.attempts[0]
    heights = []
    for length in (10, 400):
        error = TaskError(kind=ErrorKind.OUT_OF_MEMORY, message="x" * length)
        timeline.rows.show([replace(one, error=error)])
        timeline.doItemsLayout()
        heights.append(timeline.visualRect(timeline.rows.index(0)).height())
    assert heights[1] > heights[0] + 3 * timeline.fontMetrics().height()


def test_where_there_is_no_room_for_what_was_waited_the_tooltip_tells_it(timeline: AttemptsTimeline) -> None:
    first, second = timeline.rows.attempts
    timeline.rows.show([replace(first, ended_at=first.started_at + timedelta(minutes=1)), second])
    timeline.resize(120, 500)
    timeline.viewport().grab()
    assert "waited 19 min" in timeline.rows.index(1).data(Qt.ItemDataRole.ToolTipRole)
