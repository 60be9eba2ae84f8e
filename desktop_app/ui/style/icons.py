"""Our own icons, drawn in the colour of the text around them whatever the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.resources import resource

TURNING = frozenset({"back"})  # icons that point to where one came from


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """The icon of that name, in the palette's colour for `role`."""
    return QIcon(_ThemedIcon(resource(f"icons/{name}.svg").read_text(encoding="utf-8"), role, turns=name in TURNING))


class IconLabel(QWidget):
    """An icon that stands alone."""

    def __init__(self, name: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _ThemedIcon(QIconEngine):
    """Asks the palette anew at each drawing, so that a change of theme needs no further step."""

    def __init__(self, svg: str, role: QPalette.ColorRole, *, turns: bool) -> None:
        """`turns`: it points the other way where the window is written from right to left."""
        super().__init__()
        self._turns = turns
        self._svg = svg
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, self._role).name()
        svg = self._svg.replace("currentColor", colour)
        painter.save()
        if self._turns and QApplication.isRightToLeft():
            painter.translate(rect.left() + rect.right() + 1, 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._svg, self._role, turns=self._turns)
