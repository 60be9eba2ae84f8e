"""Text is shown as it is, wherever it comes from: Qt would take some of it for HTML, and & for the mark of a key.

Everything in the window that shows text is made here, or is given its text through here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QStyle, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.tokens import GRID


class Label(QLabel):
    """A label that knows no markup, and stands at the side where the window's lines begin.

    Qt's own goes by the letters of its text: a name in Latin ones would leave its column where people write from right
    to left.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(self.alignment())
        self.setText(text)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """`alignment`: as it is from left to right."""
        self._wished = alignment
        super().setAlignment(QStyle.visualAlignment(self.layoutDirection(), alignment))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._wished)

    def setWordWrap(self, on: bool) -> None:
        """A word without an end, such as a path, then widens nothing around it."""
        super().setWordWrap(on)
        self.setMinimumWidth(int(on))


def escape_mnemonic(text: str) -> str:
    """For a button, a tab or an entry of a menu, which would underline what follows a single &."""
    return text.replace("&", "&&")


def strip_mnemonic(caption: str) -> str:
    """The text that people read on such a button, tab or entry."""
    return re.sub("&(.)", r"\1", caption)


def plain_tooltip(text: str) -> str:
    """For a tooltip: Qt reads HTML in any that looks like it, and can't be told not to."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'


class Choice(QMessageBox):
    """Asks which of several answers the person means."""

    def __init__(self, text: str, answers: Sequence[str], safe: str, parent: QWidget | None = None) -> None:
        """`safe`: one more answer, which Enter and Esc give."""
        super().__init__(parent)
        self.setIconPixmap(icon("info").pixmap(4 * GRID))
        self.setWindowTitle("Earshot")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._answers = {
            self.addButton(escape_mnemonic(answer), QMessageBox.ButtonRole.DestructiveRole): answer
            for answer in answers
        }
        self._safe = safe
        self.setDefaultButton(self.addButton(escape_mnemonic(safe), QMessageBox.ButtonRole.RejectRole))

    def choose(self) -> str:
        """Blocks until it is answered."""
        self.exec()
        return next((answer for button, answer in self._answers.items() if button is self.clickedButton()), self._safe)


class Question(Choice):
    """Asks whether the person means it; the safe answer is the default."""

    def __init__(self, text: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(text, [yes], tr("Keep"), parent)
        self._yes = yes

    def ask(self) -> bool:
        """Blocks until it is answered."""
        return self.choose() == self._yes
