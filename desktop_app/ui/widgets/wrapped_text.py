"""A plain text in as many lines as it needs, broken within a word where there is no other place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from desktop_app.ui.widgets.mirroring import BY_CONTENT

Direction = Qt.LayoutDirection


def wrapped_height(text: str, font: QFont, width: int, direction: Direction = BY_CONTENT) -> int:
    return _laid_out(text, font, width, direction).lineCount() * QFontMetrics(font).lineSpacing()


def draw_wrapped(painter: QPainter, rect: QRect, text: str, direction: Direction = BY_CONTENT) -> None:
    """As high as the rect is. `direction`: of the text; else its first letter tells."""
    _laid_out(text, painter.font(), rect.width(), direction).draw(painter, QPointF(rect.topLeft()))


def _laid_out(text: str, font: QFont, width: int, direction: Direction) -> QTextLayout:
    option = QTextOption()
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += QFontMetrics(font).lineSpacing()
    layout.endLayout()
    return layout
