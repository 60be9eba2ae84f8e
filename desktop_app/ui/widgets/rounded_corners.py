"""Rounded corners of what scrolls: the style rounds only the frame, over which the rows would be painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QAbstractScrollArea

RADIUS = 7  # pixels, inside of the frame, whose radius the style names
_PLACED = (QEvent.Type.Resize, QEvent.Type.Move)


class RoundedCorners(QObject):
    """Cuts the viewport where it would cover a corner of the frame."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        area.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        if event.type() in _PLACED:
            self._cut()
        return False

    def _cut(self) -> None:
        area, viewport = self._area, self._area.viewport()
        inside = QRectF(area.rect()).adjusted(1, 1, -1, -1).translated(-viewport.x(), -viewport.y())
        path = QPainterPath()
        path.addRoundedRect(inside, RADIUS, RADIUS)
        shape = QRegion(path.toFillPolygon().toPolygon())
        if shape.contains(viewport.rect().bottomLeft()) and shape.contains(viewport.rect().bottomRight()):
            viewport.clearMask()
        else:
            viewport.setMask(shape)
