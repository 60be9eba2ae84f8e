"""What can be done about watched folders from the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.watch.dialog import WatchedFoldersDialog


class WatchCommands:
    """Show the dialog, or add to it what is chosen in the window."""

    def __init__(self, operations: Operations, background: Background, options: SubmitOptions, window: QWidget) -> None:
        """`options`: what is chosen for the next files."""
        self._operations = operations
        self._background = background
        self._options = options
        self._window = window

    def show(self) -> WatchedFoldersDialog:
        dialog = WatchedFoldersDialog(self._operations, self._background, self._ask_folder, self._window)
        dialog.open()
        return dialog

    def add_folder(self) -> None:
        """With the options for the next files."""
        if folder := self._ask_folder():
            dialog = self.show()
            try:
                dialog.add([folder], self._options.value(), self._options.kind_name)
            except EarshotError as error:
                dialog.show_fault(str(error))

    def _ask_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Choose a folder to watch"))
        return Path(chosen) if chosen else None
