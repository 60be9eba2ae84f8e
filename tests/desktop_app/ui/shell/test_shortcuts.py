"""A person gives actions other keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.commands import keys_of
from desktop_app.ui.shell.key_question import KeyQuestion
from desktop_app.ui.shell.shortcuts import ShortcutsDialog
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window whose list of shortcuts is used by the keyboard alone."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.activateWindow()

    def action(self, name: str) -> QAction:
        return self.window.commands.named(name)

    def open(self, text: str = "") -> ShortcutsDialog:
        """With what is found for the text."""
        self.qtbot.keyClick(self.window, Qt.Key.Key_F1)
        dialog = self.window.findChildren(ShortcutsDialog)[-1]
        self.qtbot.keyClicks(dialog.field, text)
        return dialog

    def press(self, dialog: ShortcutsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> KeyQuestion:
        """As the new keys of the current action, which are still to be taken."""
        self.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        question = dialog.findChildren(KeyQuestion)[-1]
        self.qtbot.keyClick(question.field, key, modifiers)
        return question

    def change(self, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> ShortcutsDialog:
        dialog = self.open(name)
        self.qtbot.keyClick(self.press(dialog, key, modifiers).field, Qt.Key.Key_Return)
        return dialog


@pytest.fixture
def open_desk(qtbot: QtBot, open_window: Any, tmp_path: Path) -> Any:
    def open_() -> Desk:
        return Desk(qtbot, open_window(MemoryRepository([make_task()]), state_file=tmp_path / "window.ini"))

    return open_


def row_of(dialog: ShortcutsDialog) -> list[str]:
    """What the current row says."""
    model, row = dialog.table.model(), dialog.table.currentIndex().row()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_new_keys_do_what_the_old_ones_did_at_once_and_after_the_next_start(qtbot: QtBot, open_desk) -> None:
    desk = open_desk()
    dialog = desk.change("view workers", Qt.Key.Key_J)
    assert row_of(dialog) == ["View: Workers", "Ctrl+J", "Ctrl+7"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.keyClick(desk.window, Qt.Key.Key_7, CTRL)
    assert desk.window.sidebar.place.key == "all"
    qtbot.keyClick(desk.window, Qt.Key.Key_J, CTRL)
    assert desk.window.sidebar.place.key == "workers"
    desk.window.quit()

    assert keys_of(open_desk().action("Workers")) == "Ctrl+J"


def test_an_action_without_keys_gets_some_and_one_with_keys_may_lose_them(qtbot: QtBot, open_desk) -> None:
    desk = open_desk()
    dialog = desk.change("pause everything", Qt.Key.Key_Pause, Qt.KeyboardModifier.NoModifier)
    assert keys_of(desk.action("Pause everything")) == "Pause"
    dialog.field.setText("quit")
    question = desk.press(dialog, Qt.Key.Key_J)
    qtbot.mouseClick(question.no_keys, Qt.MouseButton.LeftButton)
    assert question.take.text() == "Use no keys"
    qtbot.mouseClick(question.take, Qt.MouseButton.LeftButton)
    assert row_of(dialog) == ["File: Quit", "", "Ctrl+Q"]
    desk.window.quit()
    again = open_desk()
    assert [keys_of(again.action(name)) for name in ("Pause everything", "Quit")] == ["Pause", ""]


@pytest.mark.parametrize(
    ("key", "modifiers", "sentence"),
    [
        (Qt.Key.Key_R, CTRL | SHIFT, "Ctrl+Shift+R belongs to “Retry as…”. Give that one other keys first."),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "Del belongs to “Remove”. Give that one other keys first."),
        (Qt.Key.Key_C, CTRL, "Ctrl+C is needed to copy and paste text. Choose other keys."),
        (Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier, "Alt+V opens the menu View. Choose other keys."),
        (Qt.Key.Key_Space, SHIFT, "Shift+Space is needed to move in the window. Choose it together with Ctrl or Alt."),
    ],
)
def test_keys_that_something_else_needs_are_refused_by_name(
    qtbot: QtBot, open_desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, sentence: str
) -> None:
    desk = open_desk()
    question = desk.press(desk.open("full screen"), key, modifiers)
    assert question.note.text() == sentence
    assert not question.take.isEnabled()
    qtbot.keyClick(question.field, Qt.Key.Key_Return)
    assert question.isVisible()
    qtbot.keyClick(question.field, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert keys_of(desk.action("Full screen")) == "F11"


def test_reset_gives_back_the_keys_that_the_program_gave(qtbot: QtBot, open_desk) -> None:
    desk = open_desk()
    dialog = desk.change("full screen", Qt.Key.Key_J)
    assert dialog.reset.isEnabled()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert row_of(dialog) == ["View: Full screen", "F11", ""]
    assert not dialog.reset.isEnabled()
    assert not dialog.reset_all.isEnabled()


def test_reset_is_refused_while_another_action_has_the_keys_and_reset_all_is_not(qtbot: QtBot, open_desk) -> None:
    desk = open_desk()
    dialog = desk.change("full screen", Qt.Key.Key_J)
    dialog.field.setText("log")
    question = desk.press(dialog, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(question.field, Qt.Key.Key_Return)
    dialog.field.setText("full screen")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert dialog.note.text() == "F11 belongs to “Log…”. Give that one other keys first."
    qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert dialog.note.text() == ""
    desk.window.quit()
    again = open_desk()
    assert [keys_of(again.action(name)) for name in ("Full screen", "Log…")] == ["F11", ""]


def test_what_makes_no_sense_is_ignored_and_stays_in_the_file(qtbot: QtBot, open_desk, tmp_path: Path) -> None:
    kept = ["gone=Ctrl+J", "log=Ctrl+K, Ctrl+L", "quit=nonsense", "retry=Ctrl+C", "read=@Invalid()", "cancel=Ctrl+,"]
    file = tmp_path / "window.ini"
    file.write_text("\n".join(["[keys]", *kept, ""]))
    desk = open_desk()
    names = ("Log…", "Quit", "Retry", "Read", "Cancel")
    assert [keys_of(desk.action(name)) for name in names] == ["", "Ctrl+Q", "Ctrl+R", "Ctrl+Return", "Ctrl+."]
    desk.change("full screen", Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: {"gone=Ctrl+J", "full_screen=Ctrl+F9"} <= set(file.read_text().splitlines()))


def test_the_same_keys_twice_in_the_file_are_one_actions(open_desk, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[keys]\nexport=Ctrl+J\nlog=Ctrl+J\n")
    desk = open_desk()
    assert sorted([keys_of(desk.action("Log…")), keys_of(desk.action("Export…"))]) in (
        ["", "Ctrl+J"],
        ["Ctrl+E", "Ctrl+J"],
    )


def test_keys_that_a_person_has_given_are_not_given_by_the_program_to_another(open_desk, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[keys]\nlog=Ctrl+E\n")  # from before "Export…" had them
    desk = open_desk()
    assert [keys_of(desk.action(name)) for name in ("Log…", "Export…")] == ["Ctrl+E", ""]


def test_keys_are_found_too_and_the_arrow_keys_choose(qtbot: QtBot, open_desk) -> None:
    dialog = open_desk().open("ctrl+shift+o")
    assert row_of(dialog)[0] == "File: Add a folder…"
    dialog.field.setText("view wor")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert row_of(dialog)[0] == "View: Workers"
    dialog.field.setText("nothing has this name")
    assert not dialog.change.isEnabled()


def test_every_control_is_reached_by_tab(qtbot: QtBot, open_desk) -> None:
    desk = open_desk()
    dialog = desk.change("full screen", Qt.Key.Key_J)
    reached = set()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.field.setFocus()
    while (focus := QApplication.focusWidget()) not in reached:
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {dialog.field, dialog.table, dialog.change, dialog.reset, dialog.reset_all, dialog.close_button} <= reached


def test_a_tooltip_tells_the_keys_of_now(open_desk) -> None:
    desk = open_desk()
    desk.change("task: remove", Qt.Key.Key_J)
    tips = [button.toolTip() for button in desk.window.tasks.selection.findChildren(QPushButton)]
    assert "Remove (Ctrl+J)" in tips
    assert "Remove (Del)" not in tips


def test_an_id_belongs_to_one_action(open_desk) -> None:
    ids = [action.objectName() for action in open_desk().window.commands]
    assert len(ids) == len(set(ids)) > 30
    assert all(id_.isidentifier() for id_ in ids)
