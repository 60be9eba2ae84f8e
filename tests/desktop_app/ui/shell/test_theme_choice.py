"""Light, dark or as the system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import loading
from desktop_app.ui.shell.command_palette import CommandPalette
from desktop_app.ui.style.theme import applied_theme, apply_theme
from desktop_app.ui.style.tokens import DARK, LIGHT, current_tokens
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository


@pytest.fixture(autouse=True)
def _dressed_as_before(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def test_a_theme_is_applied_at_once_and_found_again_at_the_next_start(
    open_window, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(MemoryRepository(), state_file=tmp_path / "window.ini")
    dark, light = (window.commands.named(f"Theme: {name}") for name in ("Dark", "Light"))
    assert (light.isChecked(), dark.isChecked()) == (True, False)
    dark.trigger()
    assert current_tokens() is DARK
    assert (light.isChecked(), dark.isChecked()) == (False, True)
    window.quit()

    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    apply_theme(qapp, "light")
    loading.open_loading_window(None, (700, 500)).close()
    assert current_tokens() is DARK


def test_it_is_chosen_in_a_submenu_by_its_underlined_letters(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository())
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    view = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    qtbot.waitUntil(view.isVisible)
    qtbot.keyClick(view, Qt.Key.Key_T)
    submenu = next(action.menu() for action in view.actions() if action.text() == "&Theme")
    qtbot.waitUntil(submenu.isVisible)
    assert [action.text() for action in submenu.actions()] == ["&System", "&Light", "&Dark"]
    qtbot.keyClick(submenu, Qt.Key.Key_D)
    assert current_tokens() is DARK
    assert [action.isChecked() for action in submenu.actions()] == [False, False, True]


def test_the_palette_finds_it_with_the_name_of_the_submenu(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository())
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "theme: light")
    assert [palette.found.item(row).text() for row in range(palette.found.count())] == ["View: Theme: Light"]


def test_words_that_are_marked_take_the_colours_of_a_new_theme(qtbot: QtBot, open_window) -> None:
    window = open_window(demo.busy())
    done = next(task for task in window.operations.tasks.tasks(range(1, 300)).values() if task.transcript_key)
    window.read(done.id)
    qtbot.waitUntil(lambda: window.reader.transcript.reading)
    qtbot.keyClicks(window.reader.transcript.search, "e")
    marked = window.reader.transcript.text

    def colours() -> list[str]:
        return [mark.format.background().color().name().upper() for mark in marked.extraSelections()][:2]

    for name, tokens in (("Dark", DARK), ("Light", LIGHT)):
        window.commands.named(f"Theme: {name}").trigger()
        assert colours() == [tokens.accent, tokens.accent_soft]


def test_the_command_line_wins(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text("[window]\ntheme=dark\n")
    loading.open_loading_window("light", (700, 500)).close()
    assert current_tokens() is LIGHT


def test_a_theme_that_is_not_known_is_the_systems(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text("[window]\ntheme=pink\n")
    loading.open_loading_window(None, (700, 500)).close()
    assert applied_theme(qapp) == "system"
