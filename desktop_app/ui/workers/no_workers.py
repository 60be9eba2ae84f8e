"""What the page of workers shows while none has been heard of: how to start one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import IconLabel
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import tool
from desktop_app.ui.widgets.empty_state import EmptyState

COMMAND = "earshot-worker run"


class NoWorkers(QFrame):
    """The command can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        words = EmptyState(
            tr("No worker has been heard of in the last 12 hours"),
            tr("A worker appears here with its first task. On a GPU machine, start one with:"),
        )
        self.command = QLineEdit(COMMAND)
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("Command that starts a worker"))
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setFixedWidth(self.command.fontMetrics().horizontalAdvance(COMMAND) + 4 * GRID)
        self.copy = tool(tr("Copy the command"), "copy", lambda: QGuiApplication.clipboard().setText(COMMAND))
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addStretch(1)
        line.addWidget(self.command)
        line.addWidget(self.copy)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        layout.addWidget(IconLabel("workers", 5 * GRID), 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(words)
        layout.addLayout(line)
        layout.addStretch(3)
