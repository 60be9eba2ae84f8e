"""In small windows nothing is cut off that a person has to read or to press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.notifications import Message
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

LONG = "The audio could not be decoded beyond 0:41:07 because the container says something else than its packets. " * 3
NARROW = (640, 480)


@pytest.fixture
def failed_window(open_window: Callable[..., MainWindow]) -> MainWindow:
    error = TaskError(kind="DecodeFailed", message=LONG)
    task = make_task(status=TaskStatus.FAILED, attempt=1, error=error)
    return open_window(MemoryRepository([task]), size=NARROW)


def can_be_pressed(button: QPushButton) -> bool:
    """Its whole name is seen."""
    return button.isVisible() and button.width() >= button.sizeHint().width()


def shows_all(label: QLabel) -> bool:
    return label.height() >= label.heightForWidth(label.width())


def test_the_options_of_the_next_files_can_be_read(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), size=NARROW)
    for box in (window.options.kind, window.options.language):
        assert box.width() >= box.sizeHint().width()
    search = window.top.search
    assert search.width() >= search.minimumWidth()
    buttons = window.top.findChildren(QToolButton)
    assert all(button.width() >= button.sizeHint().width() for button in buttons if button.parent() is not search)


def test_what_can_be_done_with_the_selected_can_be_read(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), size=NARROW)
    window.tasks.view.selectAll()
    qtbot.waitUntil(window.tasks.selection.isVisible)
    buttons = window.tasks.selection.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))


@pytest.mark.parametrize("size", [(900, 600), NARROW])
def test_where_the_text_has_no_room_a_button_says_how_it_is_opened(
    qtbot: QtBot, open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = open_window(demo.busy(), size=size, read_transcript=lambda id_: make_transcript())
    qtbot.waitUntil(lambda: window.tasks.model.task_at(8) is not None)
    window.tasks.view.select_row(8)
    button = window.tasks.selection.reading
    assert button.text() == "Read (Enter)"
    qtbot.waitUntil(lambda: can_be_pressed(button))
    qtbot.keyClick(window.tasks.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.transcript.reading)
    qtbot.keyClick(window.reader, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: can_be_pressed(button))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.reader.isVisible)


def test_where_the_text_is_beside_the_list_no_button_opens_it(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy())
    window.tasks.view.select_row(8)
    assert window.tasks.selection.isVisible()
    assert not window.tasks.selection.reading.isVisible()


def test_escape_leads_back_from_the_text_to_the_list(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), size=NARROW, read_transcript=lambda id_: make_transcript())
    window.read(32)
    qtbot.waitUntil(lambda: window.reader.transcript.reading)
    text = window.reader.transcript.text
    text.setFocus()
    assert not window.tasks.isVisible()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.tasks.isVisible)
    assert window.tasks.view.hasFocus()


def test_the_name_of_a_batch_moves_nothing(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    repository = demo.busy()
    window = open_window(repository)
    qtbot.waitUntil(lambda: window.sidebar.list.count() > 9)
    before = window.desk.splitter.sizes()
    window.go_to("batch 2")
    batch = next(place.batch for place in window.sidebar.places() if place.key == "batch 2")
    window.tasks.title.set_text("Council " * 20)
    window.tasks.show_batch(batch)
    qtbot.waitUntil(lambda: "…" in window.tasks.title.text() and window.tasks.number.text().startswith("15 tasks"))
    assert window.desk.splitter.sizes() == before


def test_a_word_without_an_end_moves_nothing(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    error = TaskError(kind="DecodeFailed", message="a" * 400)
    window = open_window(MemoryRepository([make_task(status=TaskStatus.FAILED, attempt=1, error=error)]))
    before = window.desk.splitter.sizes()
    window.read(1)
    qtbot.waitUntil(lambda: window.reader.problem.again.isVisible())
    qtbot.waitUntil(lambda: window.reader.problem.sentence.width() > 0)
    assert window.desk.splitter.sizes() == before
    right = window.reader.problem.again.mapTo(window, window.reader.problem.again.rect().topRight())
    assert right.x() < window.width()


def test_a_long_choice_of_options_leaves_room_for_the_rest(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), size=(900, 600))
    window.options.model.setCurrentText("large-v3-turbo")
    window.options.translate.setChecked(True)
    window.options.words.setPlainText("Zoë")
    assert window.options.more.toolTip() == "Options: large-v3-turbo, translated, words"
    assert window.options.more.text().endswith("…")
    window.top.layout().activate()
    assert window.options.language.width() >= window.options.language.sizeHint().width()


def test_the_problem_of_a_task_is_told_in_whole(qtbot: QtBot, failed_window: MainWindow) -> None:
    failed_window.read(1)
    qtbot.waitUntil(lambda: failed_window.reader.problem.sentence.isVisible())
    qtbot.waitUntil(lambda: shows_all(failed_window.reader.problem.sentence))


def bottom_in(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window, widget.rect().bottomLeft()).y()


def test_each_notification_can_be_scrolled_to(qtbot: QtBot, failed_window: MainWindow) -> None:
    area = failed_window.notifications
    for number in range(3):
        area.notify(Message(f"{number} {LONG}", "danger"))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: bottom_in(failed_window, area) <= bottom_in(failed_window, failed_window.footer))
    last = area.findChildren(QLabel)[-1]
    assert shows_all(last)
    area.ensureWidgetVisible(last)
    assert area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().bottomLeft()))


def test_where_there_is_room_no_notification_scrolls(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy())
    window.notifications.notify(Message(LONG, "danger"))
    window.notifications.notify(Message("18 files can't be used.", "warning", tuple(f"{n}.flac" for n in range(18))))
    qtbot.waitUntil(lambda: window.notifications.height() > 100)
    assert window.notifications.verticalScrollBar().maximum() == 0


def test_the_status_bar_says_where_it_ends_early(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), size=NARROW)
    window.footer.show_fleet(Fleet(running=48, workers=8, silent=12, next_delivery=560.0, speed=1908.0), 700)
    assert window.footer.fleet.text().endswith("…")
    assert "1,908 audio-hours per hour" in window.footer.fleet.toolTip()


def test_what_a_transcript_says_of_itself_moves_nothing(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(demo.busy(), read_transcript=lambda id_: make_transcript(model="a-model-" * 12))
    before = window.desk.splitter.sizes()
    window.read(32)
    qtbot.waitUntil(lambda: window.reader.transcript.reading)
    assert window.reader.transcript.facts.text().endswith("0:08")
    assert window.desk.splitter.sizes() == before


def test_at_least_fifteen_tasks_are_seen_at_once(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    problems = [
        replace(make_task(id=id_, status=TaskStatus.FAILED, attempt=1), error=demo.NO_AUDIO) for id_ in range(1, 514)
    ]
    window = open_window(MemoryRepository(problems), size=(1280, 800))
    view = window.tasks.view
    qtbot.waitUntil(lambda: view.rowHeight(0) == view.rowHeight(10) > view.verticalHeader().defaultSectionSize())
    assert view.viewport().height() // view.rowHeight(0) >= 15
