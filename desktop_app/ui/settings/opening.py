"""Opens the settings, and lets what was saved take effect."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import tr
from desktop_app.settings import needs_restart
from desktop_app.ui.background import Background
from desktop_app.ui.operations import SettingsOperations
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.settings.outlook import Confirm
from desktop_app.ui.shell.notifications import Message, NotificationArea

TOPIC = "settings"  # of notifications


class SettingsOpener:
    """Most settings are read at the start: new ones take a new window in place of this one."""

    def __init__(
        self,
        operations: SettingsOperations,
        background: Background,
        notifications: NotificationArea,
        is_busy: Callable[[], bool],
        window: QWidget,
        confirm: Confirm | None = None,
    ) -> None:
        """`is_busy`: whether the window does something that its end would break off. `confirm`: as of the dialog."""
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._is_busy = is_busy
        self._window = window
        self._confirm = confirm

    def open(self, faulty_part: str = "") -> SettingsDialog:
        """`faulty_part`: of the health, such as "task queue": its settings are shown first."""
        group = next((name for name in ("queue", "store", "database") if name in faulty_part), "")
        dialog = SettingsDialog(self._operations, self._background, self._window, group=group, confirm=self._confirm)
        dialog.saved.connect(self._apply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def restart(self, keys: frozenset[str] = frozenset()) -> None:
        """Open a new window in place of this one. `keys`: of the settings for which that is."""
        self._notifications.notify(Message(tr("Earshot restarts with the new settings…"), topic=TOPIC))
        self._run(keys, lambda done: None)

    def _apply(self, keys: frozenset[str]) -> None:
        if not needs_restart(keys):
            self._run(keys, self._note_effect)
        elif self._is_busy():
            text = tr("The settings are saved and take effect at the next start: files are still being taken in.")
            action = tr("Restart now"), partial(self.restart, keys)
            self._notifications.notify(Message(text, action=action, topic=TOPIC))
        else:
            self.restart(keys)

    def _run(self, keys: frozenset[str], done: Callable[[None], None]) -> None:
        apply = self._operations.apply
        self._background.run(lambda: apply(keys), done, failed=self._goes_on)

    def _note_effect(self, done: None) -> None:
        """Without the topic: others may still wait for a restart, and the offer of it stays."""
        self._notifications.notify(Message(tr("The settings are saved and in effect.")))

    def _goes_on(self, fault: str) -> None:
        text = tr("The settings are saved, but Earshot goes on with the earlier ones. {fault}", fault=fault)
        self._notifications.notify(Message(text, "danger", topic=TOPIC))
