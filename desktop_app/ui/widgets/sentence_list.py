"""A list of sentences, each in as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.widgets.mirroring import LEFT_TO_RIGHT
from desktop_app.ui.widgets.wrapped_rows import WrappedRows
from desktop_app.ui.widgets.wrapped_text import draw_wrapped, wrapped_height


class SentenceList(QListWidget):
    """To be read only; never wider than there is room, whatever is in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name`: for those who can't see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_SentenceDelegate(self))
        WrappedRows(self)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class _SentenceDelegate(QStyledItemDelegate):
    """Breaks the names that have no spaces, too, which Qt's own does not. From left to right, whatever name begins."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, wrapped_height(index.data(), option.font, width, LEFT_TO_RIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.setPen(self._view.palette().text().color())
        painter.setFont(option.font)
        draw_wrapped(painter, option.rect, index.data(), LEFT_TO_RIGHT)
