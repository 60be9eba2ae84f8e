"""The language is chosen in the menu, remembered, and spoken by the next window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.presentation.translation import tr
from desktop_app.ui.language import apply_language, use_language
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell import language_choice
from desktop_app.ui.window_state import WindowState
from tests.fakes.memory_repository import MemoryRepository


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    apply_language(qapp, "en")


def choose(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """With the keys of the menus."""
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    view = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    qtbot.waitUntil(view.isVisible)
    submenu = next(action.menu() for action in view.actions() if action.text() == "&Language")
    qtbot.keyClick(view, Qt.Key.Key_L)
    qtbot.waitUntil(submenu.isVisible)
    assert [action.text() for action in submenu.actions()] == ["&System", "&English", "&Deutsch", "Es&pañol", "中文"]
    qtbot.keyClick(submenu, key)


def test_the_next_window_speaks_it(qtbot: QtBot, open_window, qapp: QApplication, tmp_path: Path) -> None:
    restarted: list[bool] = []
    file = tmp_path / "window.ini"
    window = open_window(MemoryRepository(), state_file=file)
    settings = window.settings
    settings._operations = replace(settings._operations, apply=lambda keys: restarted.append(True))
    choose(qtbot, window, Qt.Key.Key_D)
    assert window.commands.named("Language: Deutsch").isChecked()
    [message] = window.notifications.messages
    assert message.text == "Earshot speaks another language from its next start on."
    assert message.action is not None
    message.action[1]()
    qtbot.waitUntil(lambda: restarted == [True])

    use_language(qapp, WindowState(file).language)
    assert tr("Language") == "Sprache"
    again = open_window(MemoryRepository(), state_file=file)
    assert again.commands.named("Sprache: Deutsch").isChecked()
    assert [action.text() for action in again.menuBar().actions()][:2] == ["&Datei", "&Bearbeiten"]


def test_one_that_no_font_can_show_is_told(open_window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_choice, "can_be_shown", lambda code: code != "zh_CN")
    window = open_window(MemoryRepository(), state_file=tmp_path / "window.ini")
    window.commands.named("Language: 中文").trigger()
    [message] = window.notifications.messages
    assert message.level == "warning"
    assert "No font" in message.text


@pytest.mark.parametrize("stored", ["", "tlh"])
def test_without_a_choice_it_is_the_system_s(open_window, tmp_path: Path, stored: str) -> None:
    file = tmp_path / "window.ini"
    WindowState(file).write("language", stored)
    window = open_window(MemoryRepository(), state_file=file)
    assert window.commands.named("Language: System").isChecked()
