"""Who searches all transcripts, at the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.search.findings import FINDING, Finding

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Person:
    """Who works at the window."""

    qtbot: QtBot
    window: MainWindow

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.window.top.search, text)

    def search(self, text: str) -> None:
        self.press(KEYS.Key_F, CTRL | SHIFT)
        self.type(text)

    def sees(self, *passages: str) -> None:
        self.qtbot.waitUntil(lambda: self.shown == list(passages))

    @property
    def shown(self) -> list[str]:
        model = self.window.found.model
        return [model.index(row).data() for row in range(model.rowCount())] if self.window.found.isVisible() else []

    def chosen(self) -> Finding:
        found: Finding = self.window.found.view.currentIndex().data(FINDING)
        return found

    @property
    def line(self) -> str:
        """On which the reader's cursor is."""
        return self.window.reader.transcript.text.textCursor().block().text()

    def waits_for_focus(self, widget: Any) -> None:
        self.qtbot.waitUntil(lambda: widget.hasFocus())
