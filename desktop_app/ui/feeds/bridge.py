"""Turns a callback on any thread into a signal on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """Hand `send` to whoever calls back; `receive` is then called on the GUI thread, until `close`."""

    _arrived = Signal(object)

    def __init__(self, receive: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._open = True
        self._gate = threading.Lock()
        self._receive = receive
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, value: Any) -> None:
        with self._gate:
            if self._open:
                self._arrived.emit(value)

    def close(self) -> None:
        with self._gate:
            self._open = False

    def _deliver(self, value: Any) -> None:
        if self._open:
            self._receive(value)
