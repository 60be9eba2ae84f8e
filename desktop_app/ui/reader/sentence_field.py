"""A sentence that can be selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SentenceField(QPlainTextEdit):
    """As high as its text, on whatever lies behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentence")
        self.setReadOnly(True)
        self.setTextInteractionFlags(SELECTABLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Without the HTML that Qt adds."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText())
        return data
