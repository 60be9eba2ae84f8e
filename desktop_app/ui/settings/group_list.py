"""The groups of the settings, at the left of the dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import row_height
from desktop_app.ui.style.tokens import GRID

WIDTH = 22  # characters that a group's name may have


class GroupList(QListWidget):
    """Arrow keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups")
        self.setAccessibleName(tr("Groups of settings"))
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setSizeHint(QSize(0, row_height(self.fontMetrics()) + GRID))
        self.addItem(item)

    def mark(self, row: int, *, wrong: bool) -> None:
        """Whether there is a wrong value in the group."""
        item = self.item(row)
        item.setIcon(icon("warning") if wrong else QIcon())
        words = tr("{group}, something is wrong", group=item.text()) if wrong else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
