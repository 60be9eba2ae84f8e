"""The bar under the list: how many tasks are selected, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.shell.commands import show_keys_in_tooltip, title_of
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button, tool
from desktop_app.ui.widgets.elided_label import ElidedLabel

MANY = 1000  # tasks: so many selected ones are told in whole


class SelectionBar(QFrame):
    """Hidden while nothing is selected. It comes with a click on a row, and at first is deaf: the second click of a
    double click on the lowest row is not meant for it."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.words = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.reading: QPushButton | None = None  #: seen where there is no room for the reader beside the list
        self._offers_reading = False
        self._line, self._line_below = QHBoxLayout(), QHBoxLayout()
        self._line.setSpacing(0)  # a link has room around it
        self._line.addWidget(self.words, 1)
        self._close = tool(tr("Select nothing (Esc)"), "close", self.cleared.emit)
        self._line.addWidget(self._close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        lines.setSpacing(0)
        lines.addLayout(self._line)
        lines.addLayout(self._line_below)
        self.hide()

    def set_actions(self, reading: QAction, actions: Sequence[QAction]) -> None:
        """A button for each, in their order; `reading`: what Enter does in the list."""
        enter = QKeySequence(Qt.Key.Key_Enter).toString(QKeySequence.SequenceFormat.NativeText)
        self.reading = _button(reading, f"{title_of(reading)} ({enter})")
        self._line_below.addWidget(self.reading, 0, Qt.AlignmentFlag.AlignLeft)
        before: QWidget = self.reading
        for place, action in enumerate(actions):
            button = _button(action, title_of(action))
            self._line.insertWidget(1 + place, button)
            self.setTabOrder(before, button)
            before = button
        self.setTabOrder(before, self._close)
        self._place_reading()

    def offer_reading(self, offered: bool) -> None:
        self._offers_reading = offered
        self._place_reading()

    def show_count(self, selected: int) -> None:
        text, number = plural("{n} selected", "{n} selected", selected), format_number(selected)
        least = text[: text.index(number) + len(number)]
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance(f"{least}…"))
        self.words.set_text(text)
        if selected and self.isHidden():
            self._set_deaf(True)
            QTimer.singleShot(QApplication.doubleClickInterval(), self, lambda: self._set_deaf(False))
        self.setVisible(selected > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_reading()

    def _set_deaf(self, deaf: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, deaf)

    def _place_reading(self) -> None:
        """Beside the others, or below where they leave no room for it."""
        if self.reading is None:
            return
        self.reading.setVisible(self._offers_reading)
        is_below = self._line_below.indexOf(self.reading) >= 0
        buttons = {*self.findChildren(QPushButton), self.reading}
        needed = sum(button.sizeHint().width() for button in buttons) + self._close.sizeHint().width()
        longest = self.words.fontMetrics().horizontalAdvance(plural("{n} selected", "{n} selected", MANY))
        fits = needed + longest <= self.width() - 2 * GRID
        if fits and is_below:
            self._line_below.removeWidget(self.reading)
            self._line.insertWidget(1, self.reading)
        elif not fits and not is_below:
            self._line.removeWidget(self.reading)
            self._line_below.addWidget(self.reading, 0, Qt.AlignmentFlag.AlignLeft)


def _button(action: QAction, name: str) -> QPushButton:
    button = push_button(name, action.trigger, kind="link")
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    show_keys_in_tooltip(button, action)
    return button
