"""Rows that are as high as their text needs, in a list that becomes wider and narrower."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView


class WrappedRows(QObject):
    """Has the rows measured anew with each other width; Qt's own list does so when it becomes higher or lower alone."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._view.scheduleDelayedItemsLayout()
        return False
