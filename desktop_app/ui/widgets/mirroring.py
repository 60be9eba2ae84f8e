"""What is painted by hand, where the window is written from right to left."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
BY_CONTENT = Qt.LayoutDirection.LayoutDirectionAuto


def mirrored(painter: QPainter, whole: QRect, part: QRect) -> QRect:
    """The place of a part, given as it is from left to right."""
    direction = painter.layoutDirection()
    return part if direction == LEFT_TO_RIGHT else QStyle.visualRect(direction, whole, part)


def draw_text(painter: QPainter, rect: QRect, align: Qt.AlignmentFlag, text: str) -> None:
    """At the side that `align` means from left to right; the text itself runs as its first letter does."""
    direction = painter.layoutDirection()
    if direction == LEFT_TO_RIGHT:
        painter.drawText(rect, align, text)
        return
    side = QStyle.visualAlignment(direction, align) | Qt.AlignmentFlag.AlignAbsolute
    painter.setLayoutDirection(BY_CONTENT)
    painter.drawText(rect, side, text)
    painter.setLayoutDirection(direction)
