"""What covers the window while files hover above it: that they can be dropped, and what will be done to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.tokens import GRID, current_tokens

INVITATION = mark("Drop audio files or folders")
VEIL = 246  # of 255: what is beneath shines through a little


class DropOverlay(QWidget):
    """Lies over the whole of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr(INVITATION))
        self._what = ""
        self._covered = parent
        parent.installEventFilter(self)
        self.hide()

    def show_over(self, what: str) -> None:
        """`what`: the options with which the files would be taken in."""
        self._what = what
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.accent_soft)
        veil.setAlpha(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colours.accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID), GRID, GRID)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.8)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(colours.text))
        middle = self.rect().adjusted(4 * GRID, 0, -4 * GRID, 0)
        painter.setFont(large)
        painter.drawText(middle.adjusted(0, 0, 0, -5 * GRID), Qt.AlignmentFlag.AlignCenter, tr(INVITATION))
        painter.setFont(self.font())
        painter.drawText(middle.adjusted(0, 4 * GRID, 0, 0), Qt.AlignmentFlag.AlignCenter, self._what)
        painter.end()
