"""Light, dark or as the system: chosen in the window, and remembered."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.style.theme import THEMES, Theme, applied_theme, apply_theme
from desktop_app.ui.window_state import WindowState

_NAMES: dict[Theme, str] = {"system": "as the system", "light": "light", "dark": "dark"}


class ThemeChoice:
    """Actions of which one is checked."""

    def __init__(self, commands: Commands, state: WindowState, window: QWidget) -> None:
        self._state = state
        self.group = QActionGroup(window)
        for theme in THEMES:
            name, first = f"Theme: {_NAMES[theme]}", theme == THEMES[0]
            action = commands.add("View", name, partial(self.choose, theme), separated=first)
            action.setCheckable(True)
            action.setChecked(theme == applied_theme(_application()))
            self.group.addAction(action)

    def choose(self, theme: Theme) -> None:
        apply_theme(_application(), theme)
        self._state.write("theme", theme)


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
