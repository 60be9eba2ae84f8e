"""Text is shown as it is, wherever it comes from: Qt would take some of it for HTML, and & for the mark of a key.

Everything in the window that shows text is made here, or is given its text through here.
"""

from __future__ import annotations

import html

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class Label(QLabel):
    """A label that knows no markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def escape_mnemonic(text: str) -> str:
    """For a button, a tab or an entry of a menu, which would underline what follows a single &."""
    return text.replace("&", "&&")


def plain_tooltip(text: str) -> str:
    """For a tooltip: Qt reads HTML in any that looks like it, and can't be told not to."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'


class Question(QMessageBox):
    """Asks whether the person means it; the safe answer is the default."""

    def __init__(self, text: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle("Earshot")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._yes = self.addButton(escape_mnemonic(yes), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.addButton("Keep", QMessageBox.ButtonRole.RejectRole))

    def ask(self) -> bool:
        """Blocks until it is answered."""
        self.exec()
        return self.clickedButton() is self._yes
