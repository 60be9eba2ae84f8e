"""Asks for a name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.named_text import LONGEST_NAME, as_name
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import ok_and_cancel
from desktop_app.ui.widgets.plain import Label


class NameQuestion(QDialog):
    """One line, which is not to be empty."""

    named = Signal(str)

    def __init__(
        self, heading: str, name: str, taken: Collection[str], parent: QWidget, *, replaces: bool = False
    ) -> None:
        """`name`: what stands there first; `taken`: names of others, which `replaces` may be given all the same."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(48 * GRID)
        self._taken, self._replaces = taken, replaces
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(tr("Name"))
        self.field.selectAll()
        self.field.textChanged.connect(self._check)
        self.note = Label()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._buttons = ok_and_cancel(self)
        self.accepted.connect(lambda: self.named.emit(as_name(self.field.text())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(Label(heading))
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        layout.addWidget(self._buttons)
        self._check()

    def _check(self) -> None:
        name = as_name(self.field.text())
        is_taken = name in self._taken
        said = tr("It takes the place of the one that has this name.") if self._replaces else tr("The name is taken.")
        self.note.setText(said if is_taken else "")
        can = bool(name) and (self._replaces or not is_taken)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(can)
