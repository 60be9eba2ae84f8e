"""Rows that are dragged out of the list.

A press on a row that is not selected begins a selection, as ever. A press on one that is begins to drag all that are
selected, unless the button is let go where it was pressed.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.task_list.handouts import Handouts
from desktop_app.ui.task_list.view import TaskView

LEFT = Qt.MouseButton.LeftButton


def start_drag(source: QWidget, data: QMimeData) -> None:
    """Returns when it is dropped."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)


def is_held() -> bool:
    """Whether the button is still down."""
    return bool(QGuiApplication.mouseButtons() & LEFT)


class RowDragging(QObject):
    """Sees the mouse before the list does. The list hears of a press later where it may become a drag."""

    def __init__(self, view: TaskView, handouts: Handouts) -> None:
        super().__init__(view)
        self._view = view
        self._handouts = handouts
        self._pressed: QMouseEvent | None = None  # kept back from the list
        self._preparing = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the list is to know nothing of it."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseMove:
            return self._move(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonRelease:
            self._release()
        return False

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed, self._preparing = None, False
        plain = event.button() == LEFT and event.modifiers() == Qt.KeyboardModifier.NoModifier
        row = self._view.rowAt(_at(event).y())
        if plain and any(row in rows for rows in self._view.selected_rows()):
            self._pressed = event.clone()
        return self._pressed is not None

    def _move(self, event: QMouseEvent) -> bool:
        if self._preparing:
            return True
        if self._pressed is None:
            return False
        if (_at(event) - _at(self._pressed)).manhattanLength() >= QApplication.startDragDistance():
            self._pressed, self._preparing = None, True
            self._view.viewport().setCursor(Qt.CursorShape.BusyCursor)
            self._handouts.drag(self._view.selected_ids(), self._begin, self._rest)
        return True

    def _release(self) -> None:
        """Of the press that became no drag, the list hears now."""
        pressed, self._pressed = self._pressed, None
        self._rest()
        if pressed is not None:
            self._view.mousePressEvent(pressed)

    def _begin(self, data: QMimeData) -> None:
        """Unless the button was let go while the files were made."""
        still = self._preparing and is_held()
        self._rest()
        if still:
            start_drag(self._view, data)

    def _rest(self) -> None:
        self._preparing = False
        self._view.viewport().unsetCursor()


def _at(event: QMouseEvent) -> QPoint:
    return event.position().toPoint()
