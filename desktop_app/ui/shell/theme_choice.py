"""Light, dark or as the system: chosen in the window, and remembered."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.style.theme import Theme, applied_theme, apply_theme
from desktop_app.ui.window_state import WindowState

_NAMES: dict[Theme, str] = {"system": mark("System"), "light": mark("Light"), "dark": mark("Dark")}


class ThemeChoice:
    """A submenu of actions of which one is checked."""

    def __init__(self, commands: Commands, state: WindowState, window: QWidget) -> None:
        self._state = state
        self.group = QActionGroup(window)
        for theme, name in _NAMES.items():
            first = not self.group.actions()
            action = commands.add(
                "View", f"theme_{theme}", tr(name), partial(self.choose, theme), submenu=tr("Theme"), separated=first
            )
            action.setCheckable(True)
            action.setChecked(theme == applied_theme(_application()))
            self.group.addAction(action)

    def choose(self, theme: Theme) -> None:
        apply_theme(_application(), theme)
        self._state.write("theme", theme)


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
