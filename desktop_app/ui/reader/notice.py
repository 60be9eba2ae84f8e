"""A line above the transcript: who edited it, whether that is saved, and what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label

Choices = Mapping[str, Callable[[], object]]  #: what the buttons say, and do


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.shown: dict[str, QPushButton] = {}  #: by what they say
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GRID, 0, GRID, 0)
        self._row.setSpacing(GRID // 2)
        self._row.addWidget(self.sentence, 1)
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
        for button in self.shown.values():
            self._row.addWidget(button)
        self.setVisible(bool(sentence))
