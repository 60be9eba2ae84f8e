"""A plain text in as many lines as it needs, broken within a word where there is no other place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop_app.ui.widgets.mirroring import BY_CONTENT

Direction = Qt.LayoutDirection


def wrapped_height(text: str, font: QFont, width: int, direction: Direction = BY_CONTENT) -> int:
    return _laid_out(text, font, width, direction).lineCount() * QFontMetrics(font).lineSpacing()


def draw_wrapped(
    painter: QPainter,
    rect: QRect,
    text: str,
    direction: Direction = BY_CONTENT,
    marks: Sequence[tuple[int, int]] = (),
    mark_format: QTextCharFormat | None = None,
) -> None:
    """As high as the rect is. `direction`: of the text; else its first letter tells. `marks`: first characters and ends
    of what is shown in `mark_format`, which must not make it wider."""
    layout = _laid_out(text, painter.font(), rect.width(), direction)
    layout.draw(painter, QPointF(rect.topLeft()), [_range(text, *mark, mark_format) for mark in marks])


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


def _range(text: str, first: int, end: int, format_: QTextCharFormat | None) -> QTextLayout.FormatRange:
    """Qt counts in units of UTF-16."""
    found = QTextLayout.FormatRange()
    found.start = _units(text[:first])
    found.length = _units(text[first:end])
    found.format = format_ or QTextCharFormat()
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
