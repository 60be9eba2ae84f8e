"""The empty state of a page: why there is nothing to show, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label


class EmptyState(QFrame):
    """A title and a sentence, in the middle."""

    def __init__(self, title: str = "", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sentence = Label(), Label()
        set_font_scale(self._title, 1.15, bold=True)
        self._sentence.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addStretch(1)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(1)
        self.show_text(title, sentence)

    def show_text(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        return f"{self._title.text()} {self._sentence.text()}"
