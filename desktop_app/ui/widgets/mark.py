"""A dot before a word: its colour says how good or bad that is, at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap

SIDE = 8  # pixels


def make_mark(colour: str, *, hollow: bool = False) -> QPixmap:
    """As sharp as the sharpest screen."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    pixmap = QPixmap(round((SIDE + 2) * ratio), round((SIDE + 2) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_mark(painter, 1, 1, colour, hollow=hollow)
    painter.end()
    return pixmap


def draw_mark(painter: QPainter, left: int, top: int, colour: str, *, hollow: bool) -> None:
    """Where there is a painter already."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(colour))
    painter.drawEllipse(left, top, SIDE, SIDE)
