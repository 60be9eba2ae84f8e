"""A list of sentences, each in as many lines as it needs."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget


class SentenceList(QListWidget):
    """To be read only; never wider than there is room, whatever is in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name`: for those who can't see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_SentenceDelegate(self))
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class _SentenceDelegate(QStyledItemDelegate):
    """Breaks the names that have no spaces, too, which Qt's own does not."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, ceil(_laid_out(index.data(), option.font, width).size().height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.setPen(self._view.palette().text().color())
        painter.drawStaticText(option.rect.topLeft(), _laid_out(index.data(), option.font, option.rect.width()))


def _laid_out(text: str, font: QFont, width: int) -> QStaticText:
    lines = QStaticText(text)
    lines.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # whatever name begins it
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines.setTextOption(option)
    lines.setTextWidth(width)
    lines.prepare(font=font)
    return lines
