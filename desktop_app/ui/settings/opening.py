"""Opens the settings, and lets what was saved take effect."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import SettingsOperations
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.shell.notifications import Message, NotificationArea

TOPIC = "settings"  # of notifications


class SettingsOpener:
    """Settings are read at the start: new ones take a new window in place of this one."""

    def __init__(
        self,
        operations: SettingsOperations,
        background: Background,
        notifications: NotificationArea,
        is_busy: Callable[[], bool],
        window: QWidget,
    ) -> None:
        """`is_busy`: whether the window does something that its end would break off."""
        self._operations = operations
        self._background = background
        self._notifications = notifications
        self._is_busy = is_busy
        self._window = window

    def open(self, faulty_part: str = "") -> SettingsDialog:
        """`faulty_part`: of the health, such as "task queue": its settings are shown first."""
        group = next((name for name in ("queue", "store", "database") if name in faulty_part), "")
        dialog = SettingsDialog(self._operations, self._background, self._window, group=group)
        dialog.saved.connect(self._apply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _apply(self) -> None:
        if self._is_busy():
            text = tr("The settings are saved and take effect at the next start: files are still being taken in.")
            self._notifications.notify(Message(text, action=(tr("Restart now"), self.restart), topic=TOPIC))
        else:
            self.restart()

    def restart(self) -> None:
        """Open a new window in place of this one."""
        self._notifications.notify(Message(tr("Earshot restarts with the new settings…"), topic=TOPIC))
        self._background.run(self._operations.apply, lambda done: None, failed=self._goes_on)

    def _goes_on(self, fault: str) -> None:
        text = tr("The settings are saved, but Earshot goes on with the earlier ones. {fault}", fault=fault)
        self._notifications.notify(Message(text, "danger", topic=TOPIC))
