"""What is painted by hand, where the window is written from right to left."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLayout, QStyle

LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
BY_CONTENT = Qt.LayoutDirection.LayoutDirectionAuto
FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


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


def isolated(text: str) -> str:
    """Runs as its own first letter does, whatever stands around it: a file's name among Arabic letters stays whole."""
    return f"{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}"


def set_room_before(layout: QLayout, room: int) -> None:
    """Pixels at the side where lines begin, and none around the rest: the margins of a layout are not mirrored."""
    right_to_left = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    layout.setContentsMargins(0 if right_to_left else room, 0, room if right_to_left else 0, 0)
