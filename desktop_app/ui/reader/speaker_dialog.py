"""Asks who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import ok_and_cancel
from desktop_app.ui.widgets.plain import Label, escape_mnemonic

LONGEST = 80  # letters of a name


class SpeakerDialog(QDialog):
    """Completes the names that the transcript has. Empty: nobody knows."""

    named = Signal(str, bool)  #: the name, and whether it takes the place of the old one everywhere

    def __init__(self, lines: int, name: str | None, known: Sequence[str], parent: QWidget) -> None:
        """`lines`: how many are to be named; `name`: what they have; None: none, or different ones."""
        super().__init__(parent)
        self.setWindowTitle(tr("Name the speaker"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(48 * GRID)
        self.field = QLineEdit(name or "")
        self.field.setAccessibleName(tr("Name of the speaker"))
        self.field.setPlaceholderText(tr("Name of the speaker"))
        self.field.setMaxLength(LONGEST)
        self.field.selectAll()
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.everywhere = QCheckBox(escape_mnemonic(tr("Rename “{name}” everywhere", name=readable(name or ""))))
        self.everywhere.setVisible(bool(name))
        buttons = ok_and_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        several = plural("Who speaks in {n} line?", "Who speaks in {n} lines?", lines)
        layout.addWidget(Label(several if lines > 1 else tr("Who speaks in this line?")))
        layout.addWidget(self.field)
        layout.addWidget(self.everywhere)
        layout.addWidget(buttons)
        self.accepted.connect(lambda: self.named.emit(self.field.text().strip(), self.everywhere.isChecked()))
