"""The log in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.adapters.log_files import LogFiles
from desktop_app.ui.log.dialog import LogDialog
from desktop_app.ui.main_window import MainWindow
from tests.fakes.memory_repository import MemoryRepository


@pytest.fixture
def logs(tmp_path: Path) -> LogFiles:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "earshot.log").write_text("INFO begun\nERROR <b>no</b> network\n")
    (tmp_path / "logs" / "worker.log").write_text("INFO model loaded\n")
    return LogFiles(tmp_path)


@pytest.fixture
def window(open_window, logs: LogFiles) -> MainWindow:
    names = logs.names(with_worker=True)
    return open_window(MemoryRepository(), read_log=logs.read, log_names=names, log_folder=logs.folder)


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> LogDialog:
    window.commands.named("Log…").trigger()
    dialog = window.findChild(LogDialog)
    qtbot.waitUntil(lambda: "begun" in dialog.text.toPlainText())
    return dialog


def test_it_follows_what_is_written_and_keeps_what_is_selected(qtbot: QtBot, dialog: LogDialog, logs: LogFiles) -> None:
    assert dialog.text.toPlainText() == "INFO begun\nERROR <b>no</b> network"
    dialog.text.selectAll()
    with (logs.folder / "earshot.log").open("a") as file:
        file.write("INFO goes on\n")
    dialog.refresh()
    qtbot.waitUntil(lambda: dialog.text.toPlainText().endswith("\nINFO goes on"))
    assert dialog.text.textCursor().selectedText().startswith("INFO begun")
    assert dialog.note.text() == "3 lines, the newest last"


def test_a_filter_shows_lines_with_these_words_alone_and_they_are_what_is_copied(
    qtbot: QtBot, dialog: LogDialog
) -> None:
    qtbot.keyClicks(dialog.filter, "error")
    assert dialog.text.toPlainText() == "ERROR <b>no</b> network"
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ERROR <b>no</b> network"
    dialog.filter.clear()
    assert "begun" in dialog.text.toPlainText()


def test_the_workers_log_is_another_one(qtbot: QtBot, dialog: LogDialog) -> None:
    qtbot.keyClick(dialog.log, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == "INFO model loaded")


def test_it_is_opened_once_and_blocks_nothing(window: MainWindow, dialog: LogDialog) -> None:
    assert not dialog.isModal()
    window.commands.named("Log…").trigger()
    assert window.findChildren(LogDialog) == [dialog]


def test_an_answer_that_comes_after_it_was_closed_is_dropped(qtbot: QtBot, dialog: LogDialog, logs: LogFiles) -> None:
    (logs.folder / "earshot.log").write_text("INFO another one\n")
    dialog.refresh()
    dialog.accept()
    qtbot.wait(100)  # an error in a slot fails the test
