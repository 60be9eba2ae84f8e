"""Light, dark or as the system: chosen in the window, and remembered."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.shell.choice_menu import add_choice_menu
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.style.theme import Theme, applied_theme, apply_theme
from desktop_app.ui.window_state import WindowState

_NAMES: dict[Theme, str] = {"system": mark("System"), "light": mark("Light"), "dark": mark("Dark")}


class ThemeChoice:
    """A submenu of actions of which one is checked."""

    def __init__(self, commands: Commands, state: WindowState, window: QWidget) -> None:
        self._state = state
        names = {str(theme): tr(name) for theme, name in _NAMES.items()}
        now = applied_theme(_application())
        self.group = add_choice_menu(commands, window, "theme", tr("Theme"), names, now, self._choose, separated=True)

    def _choose(self, name: str) -> None:
        theme = cast(Theme, name)
        apply_theme(_application(), theme)
        self._state.write("theme", theme)


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
