"""What is shown where the window can't be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.fault_window import FaultWindow
from desktop_app.ui.style.theme import Theme, apply_theme
from desktop_app.ui.style.tokens import DARK, LIGHT

SENTENCE = "The setting store.root in <b>a & b</b>.toml is wrong: it names no bucket that S3 could have."


@pytest.fixture
def window(qtbot: QtBot, dressed: None, tmp_path: Path) -> FaultWindow:
    shown = FaultWindow(SENTENCE, tmp_path / "config.toml")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_it_says_what_is_wrong_and_where_and_all_of_it_can_be_copied(window: FaultWindow, tmp_path: Path) -> None:
    assert window.sentence.text() == SENTENCE
    assert window.file.text() == str(tmp_path / "config.toml")
    for label in (window.sentence, window.file):
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in window.findChildren(QLabel))


def test_nothing_is_cut_off(window: FaultWindow) -> None:
    for label in window.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert window.rect().contains(label.mapTo(window, label.rect().bottomRight()))


def test_escape_and_the_button_close_it(qtbot: QtBot, window: FaultWindow) -> None:
    qtbot.mouseClick(window.close_button, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    window.show()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_enter_opens_the_settings(qtbot: QtBot, window: FaultWindow) -> None:
    with qtbot.waitSignal(window.settings_wanted):
        qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_dressed_like_the_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: Theme) -> None:
    apply_theme(qapp, theme)
    try:
        window = FaultWindow(SENTENCE, tmp_path / "config.toml")
        qtbot.addWidget(window)
        corner = window.grab().toImage().pixelColor(2, 2)
        assert corner.name().upper() == (DARK if theme == "dark" else LIGHT).window
    finally:
        apply_theme(qapp, "light")
