"""A message at the system's tray, for desktops that take none over D-Bus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from desktop_app.resources import resource

SHOWN = 20_000  # milliseconds


class TrayMessage(QObject):
    """Our icon is in the tray only as long as its message."""

    def __init__(self, clicked: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._clicked = clicked
        self._icon: QSystemTrayIcon | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)

    def show(self, title: str, text: str) -> None:
        """Nothing where there is no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon(str(resource("icons/earshot.svg"))), self)
            self._icon.messageClicked.connect(self._act)
            self._icon.activated.connect(lambda reason: self._act())
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon(), SHOWN)
        self._timer.start(SHOWN)

    def hide(self) -> None:
        self._timer.stop()
        if self._icon is not None:
            self._icon.hide()

    def _act(self) -> None:
        self.hide()
        self._clicked()
