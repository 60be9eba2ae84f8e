"""Opens the export dialog, and remembers in which formats the last one was."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.background import Background
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.export.formats import FIRST_CHOICE
from desktop_app.ui.operations import Operations
from desktop_app.ui.window_state import WindowState

REMEMBERED = "export formats"


class ExportOpener:
    """What was chosen last is chosen again, and is what rows that are dragged out become."""

    def __init__(self, operations: Operations, background: Background, state: WindowState, window: QWidget) -> None:
        self._operations = operations
        self._background = background
        self._state = state
        self._window = window
        known = [name for name in state.read_text(REMEMBERED).split(",") if name in operations.export_formats]
        self.formats: Sequence[str] = known or FIRST_CHOICE

    def open(self, ids: Collection[int]) -> None:
        dialog = ExportDialog(self._operations, self._background, ids, self._window, formats=self.formats)
        dialog.begun.connect(self._remember)
        dialog.open()

    def _remember(self, formats: Sequence[str]) -> None:
        self.formats = formats
        self._state.write(REMEMBERED, ",".join(formats))
