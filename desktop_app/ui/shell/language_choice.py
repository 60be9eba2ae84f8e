"""The language of the window: chosen in it, and remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.language import LANGUAGES, SYSTEM, can_be_shown
from desktop_app.ui.shell.choice_menu import add_choice_menu
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.window_state import WindowState

TOPIC = "language"  # of notifications


class LanguageChoice:
    """A submenu of actions of which one is checked; what is chosen is spoken by the next window."""

    def __init__(
        self,
        commands: Commands,
        state: WindowState,
        notifications: NotificationArea,
        restart: Callable[[], None],
        window: QWidget,
    ) -> None:
        """`restart`: opens the next window in place of this one."""
        self._state, self._notifications, self._restart = state, notifications, restart
        names = {SYSTEM: tr("System"), **LANGUAGES}
        chosen = state.language if state.language in LANGUAGES else SYSTEM
        self.group = add_choice_menu(commands, window, "language", tr("Language"), names, chosen, self.choose)

    def choose(self, code: str) -> None:
        """One of LANGUAGES, or the system's."""
        self._state.write("language", code)
        if can_be_shown(code):
            text = tr("Earshot speaks another language from its next start on.")
            self._notifications.notify(Message(text, action=(tr("Restart now"), self._restart), topic=TOPIC))
        else:
            text = tr("No font on this computer has Chinese characters. Install one, such as Noto Sans CJK.")
            self._notifications.notify(Message(text, "warning", topic=TOPIC))
