"""Chosen transcripts for other programs: copied, and dragged out of the list."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import ExportReport, Rejection
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.shell.commands import keys_of
from desktop_app.ui.task_list import dragging
from desktop_app.ui.task_list.handouts import MOST
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COMPLETED = TaskStatus.COMPLETED


class Exports:
    """Writes what is asked for, and remembers it."""

    def __init__(self) -> None:
        self.asked = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.refused = ()

    def __call__(self, ids, formats, folder, options, told, stopped):
        self.go_on.wait(10)
        told(0, len(ids))
        self.asked.append((sorted(ids), tuple(formats)))
        paths = [folder / f"{id_}.{name}" for id_ in sorted(ids) for name in formats]
        for path in paths:
            path.write_text(f"Said in {path.name}\n", encoding="utf-8")
        return ExportReport(tuple(paths) if not self.refused else (), self.refused)


@pytest.fixture
def exports():
    return Exports()


@pytest.fixture
def window(open_window, exports):
    return open_window(
        MemoryRepository([make_task(id=id_, status=COMPLETED) for id_ in range(1, MOST + 11)]), export=exports
    )


@pytest.fixture
def dragged(monkeypatch):
    """What was dragged, without a hand that lets go of it."""
    found: list[QMimeData] = []
    monkeypatch.setattr(dragging, "start_drag", lambda source, data: found.append(data))
    monkeypatch.setattr(dragging, "is_held", lambda: True)
    return found


def at(window, row: int) -> QPoint:
    return window.tasks.view.visualRect(window.tasks.model.index(row, 0)).center()


def select(window, qtbot, *rows: int) -> None:
    for number, row in enumerate(rows):
        key = Qt.KeyboardModifier.ControlModifier if number else PLAIN
        qtbot.mouseClick(window.tasks.view.viewport(), LEFT, key, at(window, row))


def drag(window, qtbot, row: int) -> None:
    """Press on the row, and move away with the button down."""
    viewport = window.tasks.view.viewport()
    qtbot.mousePress(viewport, LEFT, PLAIN, at(window, row))
    for step in (1, 10, 20):
        qtbot.mouseMove(viewport, at(window, row) + QPoint(step, 2 * step))


def messages(window) -> str:
    return " ".join(message.text for message in window.notifications.messages)


# Copying


def test_the_selected_ones_are_copied_as_one_text(qtbot, window, exports) -> None:
    select(window, qtbot, 0, 1)
    window.commands.named("Copy as text").trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "Said in 109.txt\n\nSaid in 110.txt\n")
    assert exports.asked == [([109, 110], ("txt",))]
    assert keys_of(window.commands.named("Copy as text")) == "Ctrl+C"


def test_they_are_copied_as_markdown_with_times(qtbot, window, exports) -> None:
    select(window, qtbot, 3)
    window.commands.named("Copy as Markdown with times").trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "Said in 107.md\n")


def test_what_can_not_be_copied_is_said_and_the_clipboard_kept(qtbot, window, exports) -> None:
    QGuiApplication.clipboard().setText("before")
    exports.refused = (Rejection("a.wav", "It is gone."),)
    select(window, qtbot, 0)
    window.commands.named("Copy as text").trigger()
    qtbot.waitUntil(lambda: "1 task left out." in messages(window))
    assert QGuiApplication.clipboard().text() == "before"


def test_too_many_are_not_begun(qtbot, window, exports) -> None:
    window.tasks.view.selectAll()
    window.commands.named("Copy as text").trigger()
    assert "Up to 100 tasks at once. Export… takes any number." in messages(window)
    assert not exports.asked


# Dragging


def test_selected_rows_are_dragged_as_files_and_as_text(qtbot, window, exports, dragged) -> None:
    select(window, qtbot, 0, 2)
    drag(window, qtbot, 2)
    qtbot.waitUntil(lambda: bool(dragged))
    [data] = dragged
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    assert [path.name for path in paths] == ["108.txt", "108.srt", "110.txt", "110.srt"]
    assert all(path.read_text() == f"Said in {path.name}\n" for path in paths)
    assert data.text() == "Said in 108.txt\n\nSaid in 110.txt\n"
    assert list(window.tasks.view.selected_ids()) == [110, 108]


def test_they_become_what_was_exported_last(qtbot, window, exports, dragged) -> None:
    window.exports.open([1])
    dialog = window.findChild(ExportDialog)
    for name, box in dialog.formats.boxes.items():
        box.setChecked(name == "json")
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(exports.asked))
    dialog.close()
    select(window, qtbot, 0)
    drag(window, qtbot, 0)
    qtbot.waitUntil(lambda: bool(dragged))
    assert [Path(url.toLocalFile()).name for url in dragged[0].urls()] == ["110.json"]


def test_the_window_goes_on_while_the_files_are_made_and_letting_go_drops_them(
    qtbot, window, exports, dragged, monkeypatch
) -> None:
    exports.go_on.clear()
    select(window, qtbot, 0)
    drag(window, qtbot, 0)
    assert window.tasks.view.viewport().cursor().shape() == Qt.CursorShape.BusyCursor
    qtbot.mouseRelease(window.tasks.view.viewport(), LEFT, PLAIN, at(window, 3))
    exports.go_on.set()
    qtbot.waitUntil(lambda: len(exports.asked) == 2)
    qtbot.wait(50)
    assert not dragged
    assert window.tasks.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_press_on_another_row_selects_as_ever(qtbot, window, exports, dragged) -> None:
    select(window, qtbot, 0)
    drag(window, qtbot, 2)
    qtbot.mouseRelease(window.tasks.view.viewport(), LEFT, PLAIN, at(window, 2))
    assert 108 in window.tasks.view.selected_ids()
    assert not exports.asked


def test_a_click_on_one_of_several_selected_rows_selects_that_one(qtbot, window, exports) -> None:
    select(window, qtbot, 0, 1, 2)
    select(window, qtbot, 1)
    assert list(window.tasks.view.selected_ids()) == [109]
    opened = []
    window.tasks.view.opened.connect(opened.append)
    qtbot.mouseDClick(window.tasks.view.viewport(), LEFT, PLAIN, at(window, 1))
    assert opened == [109]


def test_too_many_are_not_dragged(qtbot, window, exports, dragged) -> None:
    window.tasks.view.selectAll()
    drag(window, qtbot, 1)
    assert "Up to 100 tasks" in messages(window)
    assert not exports.asked


def test_rows_that_are_dropped_on_their_own_window_are_not_handed_in(window, monkeypatch) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/110.txt")])
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    monkeypatch.setattr(QDragEnterEvent, "source", lambda self: window.tasks.view)
    QApplication.sendEvent(window, event)
    assert not window.overlay.isVisible()
