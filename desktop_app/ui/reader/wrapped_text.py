"""A plain text in as many lines as it needs, broken within a word where there is no other place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def wrapped_height(text: str, font: QFont, width: int) -> int:
    return _laid_out(text, font, width).lineCount() * QFontMetrics(font).lineSpacing()


def draw_wrapped(painter: QPainter, rect: QRect, text: str) -> None:
    """As high as the rect is."""
    _laid_out(text, painter.font(), rect.width()).draw(painter, QPointF(rect.topLeft()))


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(_OPTION)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += QFontMetrics(font).lineSpacing()
    layout.endLayout()
    return layout


_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
