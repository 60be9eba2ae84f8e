"""Tells the person something through the system while they look at other windows."""

from __future__ import annotations

from collections import deque
from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.background import Background
from desktop_app.ui.feeds.bridge import Bridge
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.tray_message import TrayMessage
from desktop_app.ui.widgets.front import bring_to_front
from desktop_app.ui.window_state import WindowState

QUIET = 600.0  # seconds in which the same is not told twice
MOST_WAITING = 10  # messages


class SystemNotifier(QObject):
    """Through the desktop's notifications, else in the system's tray, else not at all; a click raises the window."""

    def __init__(self, operations: Operations, background: Background, state: WindowState, window: QWidget) -> None:
        super().__init__(window)
        self._show, self._background, self._state = operations.tell_system, background, state
        self._told: dict[str, float] = {}  #: when on the monotonic clock, by topic
        self._waiting: deque[tuple[str, str, str]] = deque(maxlen=MOST_WAITING)
        self._busy = False  #: one at a time: a desktop that does not answer holds up one thread
        self._tray = TrayMessage(lambda: bring_to_front(window), self)
        self._clicks = Bridge(lambda _: bring_to_front(window), self)
        operations.watch_system_clicks(lambda: self._clicks.send(None))

    @property
    def enabled(self) -> bool:
        return self._state.read_text("tell_through_system") != "no"

    def enable(self, enabled: bool) -> None:
        self._state.write("tell_through_system", "yes" if enabled else "no")

    def tell(self, topic: str, title: str, text: str) -> None:
        """Nothing, where the person sees it in the window, has been told of the topic lately, or wants no messages."""
        if self.seconds_quiet(topic) or not self.enabled or QApplication.activeWindow() is not None:
            return
        self._told[topic] = monotonic()
        self._waiting.append((topic, title, text))
        self._send()

    def seconds_quiet(self, topic: str) -> float:
        """Until something may be told on the topic; 0: now."""
        return max(0.0, self._told[topic] + QUIET - monotonic()) if topic in self._told else 0.0

    def stop(self) -> None:
        self._clicks.close()
        self._tray.hide()

    def _send(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        topic, title, text = self._waiting.popleft()
        show = self._show

        def done(shown: bool) -> None:
            self._busy = False
            if not shown:
                self._tray.show(title, text)
            self._send()

        self._background.run(lambda: show(topic, title, text), done, failed=lambda fault: done(False))
