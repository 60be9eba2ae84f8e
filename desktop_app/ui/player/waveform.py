"""Where one is in the recording, on a picture of how loud it is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSlider, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID, current_tokens

LOUDEST = 255  # of a peak
STEP, PAGE = 5_000, 30_000  # milliseconds, by a key
BAR, GAP = 2, 1  # pixels
HEIGHT = 4 * GRID
THIN = 4  # pixels: a track, where nothing is known of the loudness


class Waveform(QSlider):
    """A slider: its value is in milliseconds. A click goes there; what is heard moves when it is let go."""

    sought = Signal(float)  #: by a person; seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(tr("Position in the recording"))
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(6 * GRID)
        self._peaks: Sequence[int] = ()
        self.actionTriggered.connect(self._hear_action)

    def set_length(self, seconds: float) -> None:
        self.setRange(0, round(seconds * 1000))

    def set_peaks(self, peaks: Sequence[int]) -> None:
        """Evenly spread over the recording, each 0 to LOUDEST; none: a plain track."""
        self._peaks = peaks
        self.update()

    def show_position(self, seconds: float) -> None:
        """What is heard; unless a person just chooses another place."""
        if not self.isSliderDown():
            self.setValue(round(seconds * 1000))

    def sizeHint(self) -> QSize:
        return QSize(24 * GRID, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.sought.emit(self.sliderPosition() / 1000)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, colours = self._place(), current_tokens()
        split = place.left() + round(self._share() * place.width())
        ahead, heard = QColor(colours.outline), QColor(colours.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, height in self._columns(place):
            painter.setBrush(heard if x < split else ahead)
            painter.drawRect(QRectF(x, place.center().y() + 0.5 - height / 2, BAR, height))
        if not self._peaks:
            self._draw_track(painter, place, split, heard, ahead)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(QRectF(split - 1, place.top(), 2, place.height()), 1, 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _draw_track(self, painter: QPainter, place: QRect, split: int, heard: QColor, ahead: QColor) -> None:
        top = place.center().y() - THIN // 2
        for left, right, colour in ((place.left(), split, heard), (split, place.right() + 1, ahead)):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(left, top, right - left, THIN), THIN / 2, THIN / 2)

    def _columns(self, place: QRect) -> list[tuple[int, float]]:
        """The left edge and the height of each bar: the loudest moment of the time for which it stands."""
        if not self._peaks:
            return []
        count = max(1, place.width() // (BAR + GAP))
        borders = [number * len(self._peaks) // count for number in range(count + 1)]
        loudest = [max(self._peaks[first : max(end, first + 1)]) for first, end in itertools.pairwise(borders)]
        highest = place.height() - 4
        return [
            (place.left() + number * (BAR + GAP), max(float(BAR), peak / LOUDEST * highest))
            for number, peak in enumerate(loudest)
        ]

    def _place(self) -> QRect:
        return self.rect().adjusted(GRID // 2, 3, -GRID // 2, -3)

    def _share(self) -> float:
        return self.sliderPosition() / self.maximum() if self.maximum() else 0.0

    def _value_at(self, x: float) -> int:
        place = self._place()
        share = min(1.0, max(0.0, (x - place.left()) / max(1, place.width())))
        return round(share * self.maximum())

    def _hear_action(self, action: int) -> None:
        """By a key or the wheel."""
        if not self.isSliderDown() and action != QAbstractSlider.SliderAction.SliderNoAction.value:
            self.sought.emit(self.sliderPosition() / 1000)
