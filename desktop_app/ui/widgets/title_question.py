"""Asks for a title."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import ok_and_cancel
from desktop_app.ui.widgets.plain import Label


class TitleQuestion(QDialog):
    """One line, which may stay empty."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(52 * GRID)
        self.title = QLineEdit()
        self.title.setMaxLength(200)
        self.title.setPlaceholderText(tr("Title, such as: Interviews in March"))
        self.title.setAccessibleName(tr("Title"))
        buttons = ok_and_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(Label(tr("A PDF and a spreadsheet with lengths, words, confidence and failures.")))
        layout.addWidget(self.title)
        layout.addWidget(buttons)

    def ask(self) -> str | None:
        """Blocks until it is answered; None: there is to be no report."""
        return self.title.text() if self.exec() == QDialog.DialogCode.Accepted else None
