"""The window that is shown where the main window can't be: why, and the settings that may mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import IconLabel
from desktop_app.ui.style.theme import set_font_scale, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label

WIDTH = 64 * GRID
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class FaultWindow(QDialog):
    """A sentence that can be selected and copied."""

    settings_wanted = Signal()

    def __init__(self, sentence: str, settings_file: Path, parent: QWidget | None = None) -> None:
        """`settings_file`: where the settings are read from; it need not be there."""
        super().__init__(parent)
        self.setWindowTitle(tr("Earshot can't start"))
        self.setFixedWidth(WIDTH)
        self._title = Label(tr("Earshot can't start"))
        set_font_scale(self._title, 1.3, bold=True)
        self.sentence = _selectable(readable(sentence))
        self._file_name = Label(tr("Settings file") if settings_file.exists() else tr("Settings file (not there yet)"))
        set_role(self._file_name, "muted")
        self.file = _selectable(one_line(str(settings_file)))
        self.settings_button = push_button(tr("Open settings…"), self.settings_wanted.emit, kind="primary")
        self.settings_button.setDefault(True)
        self.close_button = push_button(tr("Close"), self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self._title)
        words.addWidget(self.sentence)
        words.addSpacing(GRID)
        words.addWidget(self._card())
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(IconLabel("warning", 4 * GRID), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.settings_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self.ensurePolished()
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))
        self.settings_button.setFocus()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        lines.setSpacing(GRID // 2)
        lines.addWidget(self._file_name)
        lines.addWidget(self.file)
        return card


def _selectable(text: str) -> Label:
    label = Label(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(SELECTABLE)
    return label
