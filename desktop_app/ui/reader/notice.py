"""A line above the transcript: who edited it, whether that is saved, and what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label

LINES = 1.8  # of the sentence, beside the buttons; a word that does not fit leaves a gap in each

Choices = Mapping[str, Callable[[], object]]  #: what the buttons say, and do


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.shown: dict[str, QPushButton] = {}  #: by what they say
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(GRID, 0, GRID, 0)
        self._layout.setSpacing(GRID // 2)
        self._layout.addWidget(self.sentence, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID // 2)
        self._buttons.addStretch(1)
        self._layout.addLayout(self._buttons)
        self.hide()

    def tell(self, sentence: str, choices: Choices | None = None, role: str = "muted") -> None:
        """Empty: there is nothing to say."""
        choices = choices or {}
        self.sentence.setText(sentence)
        set_role(self.sentence, role)
        for button in self.shown.values():
            button.hide()
            button.deleteLater()
        self.shown = {name: push_button(name, act, kind="link") for name, act in choices.items()}
        before: QWidget = self
        for button in self.shown.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they were
            self.setTabOrder(before, button)  # else they would stand behind all that the window has
            before = button
            self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._arrange()
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the sentence, or below it where they would leave it a narrow column."""
        beside = sum(button.sizeHint().width() + GRID // 2 for button in self.shown.values())
        room = self.width() - 2 * GRID - beside
        long = bool(self.shown) and self.sentence.fontMetrics().horizontalAdvance(self.sentence.text()) > LINES * room
        direction = QBoxLayout.Direction.TopToBottom if long else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
