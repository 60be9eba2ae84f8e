"""The bar under the list: how many tasks are selected, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.shell.commands import show_keys_in_tooltip, title_of
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button, tool
from desktop_app.ui.widgets.elided_label import ElidedLabel


class SelectionBar(QFrame):
    """Hidden while nothing is selected."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.words = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._line.setSpacing(0)  # a link has room around it
        self._line.addWidget(self.words, 1)
        self._close = tool(tr("Select nothing (Esc)"), "close", self.cleared.emit)
        self._line.addWidget(self._close)
        self.hide()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """A button for each, in their order."""
        before: QWidget = self._close
        for place, action in enumerate(actions):
            button = push_button(title_of(action), action.trigger, kind="link")
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
            show_keys_in_tooltip(button, action)
            self._line.insertWidget(1 + place, button)
            self.setTabOrder(before, button)
            before = button
        self.setTabOrder(before, self._close)

    def show_count(self, selected: int) -> None:
        text, number = plural("{n} selected", "{n} selected", selected), format_number(selected)
        least = text[: text.index(number) + len(number)]
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance(f"{least}…"))
        self.words.set_text(text)
        self.setVisible(selected > 0)
