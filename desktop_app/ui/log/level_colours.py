"""Colours the lines of a log by how grave they are."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextDocument

from desktop_app.ui.style.tokens import current_tokens


class LevelColours(QSyntaxHighlighter):
    """In the colours of the theme of now; the state of each block is its line's level."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document

    def set_last_levels(self, levels: Sequence[int]) -> None:
        """Of the last lines, from top to bottom."""
        block = self._document.lastBlock()
        for level in reversed(levels):
            if not block.isValid():
                return
            if block.userState() != level:
                block.setUserState(level)
                self.rehighlightBlock(block)
            block = block.previous()

    def highlightBlock(self, text: str) -> None:
        level, colours = self.currentBlockState(), current_tokens()
        if level >= logging.WARNING:
            colour = colours.danger if level >= logging.ERROR else colours.warning
            self.setFormat(0, self.currentBlock().length(), QColor(colour))
