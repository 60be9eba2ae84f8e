"""The log in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.adapters.log_files import LogFiles
from desktop_app.ui.log.dialog import LogDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.style.theme import apply_theme
from desktop_app.ui.style.tokens import DARK, LIGHT, Tokens
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


def test_the_last_line_is_shown_while_it_is_written(qtbot: QtBot, dialog: LogDialog, logs: LogFiles) -> None:
    file = logs.folder / "earshot.log"
    for more in ("INFO unfin", "ished", "\nINFO next\nERROR cut o", "ff\n"):
        with file.open("a") as open_file:
            open_file.write(more)
        dialog.refresh()
        qtbot.waitUntil(lambda: dialog.text.toPlainText() == file.read_text().rstrip("\n"))
    assert dialog.note.text() == "5 lines, the newest last"
    assert colours(dialog)["ERROR cut off"] == LIGHT.danger


def test_a_line_that_is_not_wanted_yet_is_shown_when_it_is(qtbot: QtBot, dialog: LogDialog, logs: LogFiles) -> None:
    qtbot.keyClicks(dialog.filter, "done")
    steps = (("INFO not d", ""), ("one", "INFO not done"), ("\nINFO done\n", "INFO not done\nINFO done"))
    for more, shown in steps:
        with (logs.folder / "earshot.log").open("a") as file:
            file.write(more)
        dialog.refresh()
        qtbot.waitUntil(lambda shown=shown: dialog.text.toPlainText() == shown)


def colours(dialog: LogDialog) -> dict[str, str]:
    """Of each line that is marked."""
    found, block = {}, dialog.text.document().begin()
    while block.isValid():
        for each in block.layout().formats():
            assert each.length >= len(block.text())
            found[block.text()] = each.format.foreground().color().name().upper()
        block = block.next()
    return found


TRACEBACK = ["ERROR it failed 💥", "Traceback (most recent call last):", "  File gui.py", "OSError: no"]


def test_what_is_grave_is_in_the_colours_of_the_theme(
    qtbot: QtBot, qapp: QApplication, dialog: LogDialog, logs: LogFiles
) -> None:
    with (logs.folder / "earshot.log").open("a") as file:
        file.write("\n".join(["WARNING slow", *TRACEBACK, "INFO well", ""]))
    dialog.refresh()
    qtbot.waitUntil(lambda: dialog.text.toPlainText().endswith("well"))

    def expected(tokens: Tokens) -> dict[str, str]:
        grave = ["ERROR <b>no</b> network", *TRACEBACK]
        return {"WARNING slow": tokens.warning, **dict.fromkeys(grave, tokens.danger)}

    try:
        for theme, tokens in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
            apply_theme(qapp, theme)
            assert colours(dialog) == expected(tokens)
    finally:
        apply_theme(qapp, "light")
    qtbot.keyClicks(dialog.filter, "no")  # a line of the traceback alone
    assert colours(dialog) == dict.fromkeys(("ERROR <b>no</b> network", "OSError: no"), LIGHT.danger)


def test_only_errors_and_warnings_are_shown_where_that_is_wished(
    qtbot: QtBot, dialog: LogDialog, logs: LogFiles
) -> None:
    qtbot.keyClick(dialog.grave, Qt.Key.Key_Space)
    assert dialog.text.toPlainText() == "ERROR <b>no</b> network"
    with (logs.folder / "earshot.log").open("a") as file:
        file.write("\n".join(["  of its traceback", "INFO well", *TRACEBACK, ""]))
    dialog.refresh()
    expected = ["ERROR <b>no</b> network", "  of its traceback", *TRACEBACK]
    qtbot.waitUntil(lambda: dialog.text.toPlainText().split("\n") == expected)
    qtbot.keyClick(dialog.grave, Qt.Key.Key_Space)
    assert dialog.text.toPlainText().startswith("INFO begun\n")


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
