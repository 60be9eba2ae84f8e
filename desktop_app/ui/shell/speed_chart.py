"""How fast the fleet has been in the last minutes."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.domain.estimates import Fleet
from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text
from desktop_app.ui.widgets.plain import plain_tooltip

EVERY = 5000  # milliseconds
SAMPLES = 60  # that are kept: five minutes
HEIGHT = 7 * GRID


class SpeedChart(QWidget):
    """A line of the audio-hours per hour that all workers do together, and the number of now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.samples: deque[float] = deque([0.0], maxlen=SAMPLES)
        self._speed = 0.0
        timer = QTimer(self)
        timer.timeout.connect(self._sample)
        timer.start(EVERY)
        self.show_speed(0.0)

    def show_fleet(self, fleet: Fleet, waiting: int) -> None:
        self.show_speed(fleet.speed or 0.0)

    def show_speed(self, speed: float) -> None:
        """`speed`: audio-hours per hour, now."""
        self._speed = speed
        self.samples[-1] = speed
        self.setToolTip(plain_tooltip(tr("Audio-hours per hour, of all workers, in the last five minutes")))
        self.setAccessibleName(self._words())
        self.setVisible(any(self.samples))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.muted))
        line = self.fontMetrics().height()
        room = QRect(GRID + 4, 0, self.width() - 2 * GRID - 8, line)
        words = self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width())
        draw_text(painter, room, Qt.AlignmentFlag.AlignLeft, words)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.drawPath(self._path(line + GRID, self.height() - 2))  # as time runs, whatever the language
        painter.end()

    def _words(self) -> str:
        return tr("{number} audio-hours/h", number=format_number(self._speed))

    def _path(self, top: float, bottom: float) -> QPainterPath:
        left, right = GRID + 4, self.width() - GRID - 4
        highest = max(max(self.samples), 1e-9)
        step = (right - left) / (SAMPLES - 1)
        points = [
            QPointF(right - step * age, bottom - (bottom - top) * value / highest)
            for age, value in enumerate(reversed(self.samples))
        ]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        return path

    def _sample(self) -> None:
        self.samples.append(self._speed)
        self.show_speed(self._speed)
