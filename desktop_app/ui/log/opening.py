"""Opens the log, once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.background import Background
from desktop_app.ui.log.dialog import LogDialog
from desktop_app.ui.operations import Operations


class LogOpener:
    """A second wish brings the open one to the fore."""

    def __init__(self, operations: Operations, background: Background, window: QWidget) -> None:
        self._operations, self._background, self._window = operations, background, window
        self._open: LogDialog | None = None

    def show(self) -> LogDialog:
        if self._open is None:
            told = self._operations
            self._open = LogDialog(told.read_log, told.log_names, told.log_folder, self._background, self._window)
            self._open.finished.connect(self._forget)
            self._open.show()
        self._open.raise_()
        self._open.activateWindow()
        return self._open

    def _forget(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None
