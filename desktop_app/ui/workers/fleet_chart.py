"""A chart of how fast the fleet was in the last hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.domain.workload import Throughput
from desktop_app.presentation.local_time import local
from desktop_app.presentation.throughput import nice_top, rate_text, rates
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text
from desktop_app.ui.widgets.plain import plain_tooltip

SPAN = 15 * 60  # seconds: a bar
HOURS = 12
BARS = HOURS * 3600 // SPAN
LABEL_EVERY = 3 * 3600  # seconds between two labels of the time
PLOT = 9 * GRID  # pixels, height
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FleetChart(QWidget):
    """A bar for each quarter of an hour; hidden where nothing was completed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rates: Sequence[float] = ()
        self._first = 0
        self.hide()

    def show_throughput(self, done: Sequence[Throughput], now: datetime) -> None:
        """`done`: in spans of SPAN."""
        self._first = (int(now.timestamp()) // SPAN - BARS + 1) * SPAN
        self.rates = rates(done, self._first, SPAN, now)
        self.setFixedHeight(PLOT + round(3.5 * self.fontMetrics().height()))
        self.setAccessibleName(self.caption())
        self.setVisible(any(self.rates))
        self.update()

    def caption(self) -> str:
        hours, highest = str(HOURS), max(self.rates, default=0.0)
        if not highest:
            return tr("Audio-hours per hour in the last {hours} hours", hours=hours)
        return tr(
            "Audio-hours per hour in the last {hours} hours: at most {number}, at {time}",
            hours=hours,
            number=rate_text(highest),
            time=self._clock(self.rates.index(highest)),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_tokens()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs, whatever the language
        painter.setPen(QColor(colours.muted))
        line = self.fontMetrics().height()
        self._write_title(painter, QRect(0, 0, self.width(), line))
        top, plot = nice_top(max(self.rates, default=0.0)), self._plot()
        for value in (0.0, top / 2, top):
            y = round(plot.bottom() - plot.height() * value / top)
            painter.fillRect(QRect(plot.left(), y, plot.width(), 1), QColor(colours.border))
            painter.drawText(QRect(0, y - line // 2, plot.left() - GRID, line), RIGHT, rate_text(value))
        for bar, rate in enumerate(self.rates):
            height = round(plot.height() * rate / top)
            painter.fillRect(self._bar(bar, height), QColor(colours.accent))
        self._write_times(painter, plot)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            plot = self._plot()
            bar = int((event.pos().x() - plot.left()) * BARS / max(1, plot.width()))
            if 0 <= bar < len(self.rates):
                text = tr(
                    "{start} to {end}: {number} audio-hours per hour",
                    start=self._clock(bar),
                    end=self._clock(bar + 1),
                    number=rate_text(self.rates[bar]),
                )
                QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
                return True
        return super().event(event)

    def _write_title(self, painter: QPainter, place: QRect) -> None:
        """Where the lines of the language begin."""
        title = self.fontMetrics().elidedText(self.caption(), Qt.TextElideMode.ElideRight, place.width())
        painter.setLayoutDirection(self.layoutDirection())
        draw_text(painter, place, LEFT, title)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _write_times(self, painter: QPainter, plot: QRect) -> None:
        """At full hours of the operator's clock, as many as there is room for."""
        wide, line, free = self.fontMetrics().horizontalAdvance("00:00"), self.fontMetrics().height(), 0
        for bar in range(BARS):
            here = local(self._moment(bar))
            x = plot.left() + round(plot.width() * bar / BARS)
            place = QRect(x - wide // 2, plot.bottom() + 2, wide + 2, line)
            on_the_hour = (here.hour * 3600 + here.minute * 60) % LABEL_EVERY == 0
            if on_the_hour and place.left() >= free and place.right() <= self.width():
                painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), f"{here:%H:%M}")
                free = place.right() + GRID

    def _plot(self) -> QRect:
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("0,000") + GRID
        return QRect(left, 2 * line, self.width() - left, PLOT)

    def _bar(self, bar: int, height: int) -> QRectF:
        plot = self._plot()
        step = plot.width() / BARS
        return QRectF(plot.left() + step * bar + 1, plot.bottom() - height, max(1.0, step - 2), height)

    def _clock(self, bar: int) -> str:
        return f"{local(self._moment(bar)):%H:%M}"

    def _moment(self, bar: int) -> datetime:
        return datetime.fromtimestamp(self._first + bar * SPAN, UTC)
