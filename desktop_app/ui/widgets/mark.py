"""A mark before a word: its colour and its shape say how good or bad that is, at a glance."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap, QPolygon

SIDE = 8  # pixels


class MarkShape(Enum):
    """What tells marks apart for those who can't tell their colours apart."""

    DISC = auto()
    RING = auto()
    TRIANGLE = auto()
    CROSS = auto()
    DASH = auto()


def make_mark(colour: str, shape: MarkShape = MarkShape.DISC) -> QPixmap:
    """As sharp as the sharpest screen."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    pixmap = QPixmap(round((SIDE + 2) * ratio), round((SIDE + 2) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _draw(painter, QRect(1, 1, SIDE, SIDE), colour, shape)
    painter.end()
    return pixmap


def draw_mark(painter: QPainter, left: int, top: int, colour: str, *, hollow: bool) -> None:
    """Where there is a painter already."""
    _draw(painter, QRect(left, top, SIDE, SIDE), colour, MarkShape.RING if hollow else MarkShape.DISC)


def _draw(painter: QPainter, room: QRect, colour: str, shape: MarkShape) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_line = shape not in (MarkShape.DISC, MarkShape.TRIANGLE)
    painter.setPen(QPen(QColor(colour), 2 if shape in (MarkShape.CROSS, MarkShape.DASH) else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if is_line else QColor(colour))
    left, top, right, bottom = room.left(), room.top(), room.left() + SIDE, room.top() + SIDE
    match shape:
        case MarkShape.DISC | MarkShape.RING:
            painter.drawEllipse(room)
        case MarkShape.TRIANGLE:
            painter.drawPolygon(QPolygon([QPoint(left + SIDE // 2, top), QPoint(right, bottom), QPoint(left, bottom)]))
        case MarkShape.CROSS:
            painter.drawLine(left, top, right, bottom)
            painter.drawLine(left, bottom, right, top)
        case MarkShape.DASH:
            painter.drawLine(left, top + SIDE // 2, right, top + SIDE // 2)
