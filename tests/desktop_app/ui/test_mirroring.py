"""The window as it stands where people write from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.task import TaskStatus
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.reader.transcript_view import TranscriptView
from desktop_app.ui.style.tokens import LIGHT
from desktop_app.ui.task_list.columns import PROGRESS, STATUS
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable
from tests.desktop_app.ui.conftest import OpenWindow
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
DIRECTIONS = (LEFT_TO_RIGHT, RIGHT_TO_LEFT)


@pytest.fixture(params=DIRECTIONS, ids=["left to right", "right to left"])
def direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Qt.LayoutDirection]:
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as it was: the language decides


@pytest.fixture
def window(direction: Qt.LayoutDirection, qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    going = {"status": TaskStatus.IN_PROGRESS, "progress": 0.3, "speed": 10.0, "attempt": 1}
    failed = {"status": TaskStatus.FAILED, "error": TaskError(kind="NotAudio", message="No audio."), "progress": 0.0}
    window = open_window(MemoryRepository([make_task(id=2, **going), make_task(id=1, **failed)]))
    view, model = window.tasks.view, window.tasks.model
    qtbot.waitUntil(lambda: view.rowHeight(1) > view.rowHeight(0) and model.task_at(0) is not None)
    view.viewport().repaint()
    return window


def picture(window: MainWindow) -> QImage:
    return window.tasks.view.viewport().grab().toImage()


def cell(window: MainWindow, key: str, row: int) -> QRect:
    model, view = window.tasks.model, window.tasks.view
    number = next(index for index, column in enumerate(model.columns) if column.key == key)
    return view.visualRect(model.index(row, number))


def columns_with(image: QImage, rect: QRect, colour: str) -> list[int]:
    """Where in the rectangle the colour is, from 0 at its left to its width."""
    inside = [(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    return sorted({x - rect.left() for x, y in inside if image.pixelColor(x, y).name() == colour.lower()})


def test_the_columns_follow_the_direction(window: MainWindow, direction: Qt.LayoutDirection) -> None:
    file, status = cell(window, "file", 0), cell(window, STATUS.key, 0)
    assert (file.left() < status.left()) is (direction is LEFT_TO_RIGHT)


def test_a_mark_stands_before_its_word(window: MainWindow, direction: Qt.LayoutDirection) -> None:
    rect = cell(window, STATUS.key, 0)
    mark = columns_with(picture(window), rect, LIGHT.accent)
    assert mark
    assert all((x < rect.width() / 3) is (direction is LEFT_TO_RIGHT) for x in mark)


def test_a_bar_grows_from_the_side_at_which_people_begin_to_read(
    window: MainWindow, direction: Qt.LayoutDirection
) -> None:
    rect = cell(window, PROGRESS.key, 0)
    image = picture(window)
    done, rest = columns_with(image, rect, LIGHT.accent), columns_with(image, rect, LIGHT.track)
    assert done
    assert (done[0] < rest[0]) is (direction is LEFT_TO_RIGHT)
    assert (done[-1] < rest[-1]) is (direction is LEFT_TO_RIGHT)


def test_what_went_wrong_begins_where_the_row_does(window: MainWindow, direction: Qt.LayoutDirection) -> None:
    view = window.tasks.view
    top, low = view.rowViewportPosition(1), view.rowHeight(0)
    below = QRect(0, top + low, view.viewport().width(), view.rowHeight(1) - low - 2)
    ink = columns_with(picture(window), below, LIGHT.danger)
    assert ink
    assert (ink[-1] < below.width() / 2) is (direction is LEFT_TO_RIGHT)
    assert (ink[0] > below.width() / 2) is (direction is RIGHT_TO_LEFT)


def test_a_click_on_retry_is_where_the_word_is(qtbot: QtBot, window: MainWindow) -> None:
    clicked: list[int] = []
    window.tasks.view.retry_clicked.connect(clicked.append)
    place = cell(window, "time_left", 1)
    assert columns_with(picture(window), place, LIGHT.accent)
    qtbot.mouseClick(window.tasks.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert clicked == [1]


def test_the_list_and_the_reader_are_whole(window: MainWindow) -> None:
    splitter = window.desk.splitter
    for widget in (window.tasks, window.reader):
        assert splitter.rect().contains(widget.geometry())


def test_a_transcript_is_read_from_the_side_of_its_language(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show_document(TranscriptDocument(make_transcript(("Good morning.", "صباح الخير جميعا"))))
    view.show()
    with qtbot.waitExposed(view):
        view.viewport().repaint()
    english, arabic = (
        view.document().findBlockByNumber(number).layout().lineAt(0).naturalTextRect() for number in (0, 1)
    )
    middle = view.viewport().width() / 2
    assert english.right() < middle
    assert arabic.left() > middle


def test_a_name_in_latin_letters_stays_in_its_column(
    qtbot: QtBot, dressed: None, direction: Qt.LayoutDirection
) -> None:
    label = Label("hymn.mp3")
    qtbot.addWidget(label)
    label.resize(400, 30)
    ink = columns_with(label.grab().toImage(), label.rect(), LIGHT.text)
    assert ink
    assert (ink[-1] < 200) is (direction is LEFT_TO_RIGHT)
    assert (ink[0] > 200) is (direction is RIGHT_TO_LEFT)


def test_the_dot_of_a_sentence_in_a_table_stands_behind_it(
    qtbot: QtBot, dressed: None, direction: Qt.LayoutDirection
) -> None:
    table = RowsTable([RowColumn("Last words", str, 40)], "Workers")
    qtbot.addWidget(table)
    table.resize(600, 100)
    table.rows.show(["MM."])
    table.show()
    image = table.viewport().grab().toImage()
    cell = table.visualRect(table.rows.index(0, 0)).adjusted(4, 4, -4, -4)
    inked = [
        [y for y in range(cell.top(), cell.bottom()) if image.pixelColor(x, y).lightness() < 128]
        for x in range(cell.left(), cell.right())
    ]
    heights = [len(ink) for ink in inked if ink]
    assert 0 < heights[-1] < heights[0]


def test_the_times_stand_where_the_lines_begin(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show_document(TranscriptDocument(make_transcript(("Good morning.",))))
    view.show()
    text, middle = view.viewport().geometry(), view.width() // 2
    times = view.childAt(view.width() - 8 if direction is RIGHT_TO_LEFT else 8, 20)
    assert times is not None
    assert times is not view.viewport()
    assert not times.geometry().intersects(text)
    assert (times.geometry().center().x() < middle) is (direction is LEFT_TO_RIGHT)
