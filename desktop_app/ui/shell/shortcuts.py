"""The list of all shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.shell.commands import Commands, keys_of, title_of
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label


class ShortcutList(QDialog):
    """By menu, as the actions stand there."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for menu, actions in commands.by_menu().items():
            self._heading(grid, menu)
            for action in actions:
                if keys := keys_of(action):
                    row = grid.rowCount()
                    grid.addWidget(Label(title_of(action)), row, 0)
                    grid.addWidget(Label(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        area = QScrollArea()
        area.setWidget(lines)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(area)
        layout.addWidget(buttons)
        resize_on_screen(self, 52 * GRID, 70 * GRID)

    def _heading(self, grid: QGridLayout, menu: str) -> None:
        heading = Label(menu)
        set_font_scale(heading, 1.0, bold=True)
        heading.setContentsMargins(0, GRID, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
