"""Draws what stands in a cell of a list of tasks."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation import formatting
from desktop_app.ui.style.tokens import GRID, Tokens
from desktop_app.ui.widgets.mark import SIDE, draw_mark
from desktop_app.ui.widgets.mirroring import LEFT_TO_RIGHT, draw_text, mirrored

BAR = 6  # pixels, height
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_heights(metrics: QFontMetrics) -> tuple[int, int]:
    """In pixels: of a row, and of one with a second line; compact, and on the grid at any scale."""
    low = -(-(metrics.height() + GRID) // GRID) * GRID
    return low, low + -(-metrics.height() // (GRID // 2)) * (GRID // 2)


def inner(rect: QRect) -> QRect:
    return rect.adjusted(GRID, 0, -GRID, 0)


class CellPainter:
    """Paints what stands in the cells of one row: what Qt tells of the painter is asked for once, not for each cell."""

    def __init__(self, painter: QPainter, colours: Tokens) -> None:
        self._painter = painter
        self._colours = colours
        self._metrics = painter.fontMetrics()
        self._is_mirrored = painter.layoutDirection() != LEFT_TO_RIGHT

    def write(
        self,
        rect: QRect,
        text: str,
        colour: str,
        align: Qt.AlignmentFlag = LEFT,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """One line, as plain text; on the other side where the window is written from right to left."""
        self._painter.setPen(to_colour(colour))
        shown = self._metrics.elidedText(text.replace("\n", " "), elide, rect.width())
        if self._is_mirrored:
            draw_text(self._painter, rect, align, shown)
        else:
            self._painter.drawText(rect, align, shown)

    def draw_status(self, rect: QRect, task: Task, planned: str) -> None:
        """`planned`: what is to be done to the task; empty: nothing."""
        colours = self._colours
        colour = colours.muted if planned else status_colour(task, colours)
        hollow = bool(planned) or task.status in (TaskStatus.PENDING, TaskStatus.CANCELLED)
        mark = self._place(rect, QRect(rect.left(), rect.center().y() - SIDE // 2 + 1, SIDE, SIDE))
        draw_mark(self._painter, mark.left(), mark.top(), colour, hollow=hollow)
        words = colours.danger if task.status is TaskStatus.FAILED else colours.text
        place = self._place(rect, rect.adjusted(SIDE + GRID, 0, 0, 0))
        self.write(place, planned or formatting.status(task), colours.muted if planned else words)

    def draw_progress(self, rect: QRect, task: Task) -> None:
        """A task that no attempt has begun shows no bar."""
        painter, colours = self._painter, self._colours
        if not task.progress and task.status is not TaskStatus.IN_PROGRESS:
            self.write(rect, formatting.NONE, colours.muted)
            return
        width = max(0, rect.width() - self._metrics.horizontalAdvance("100%") - GRID)
        bar = self._place(rect, QRect(rect.left(), rect.center().y() - BAR // 2 + 1, width, BAR))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_colour(colours.track))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        if done := int(bar.width() * task.progress):
            painter.setBrush(to_colour(bar_colour(task, colours)))
            part = self._place(bar, QRect(bar.left(), bar.top(), max(BAR, done), BAR))
            painter.drawRoundedRect(part, BAR / 2, BAR / 2)
        self.write(rect, formatting.percent(task), colours.muted, RIGHT)

    def _place(self, whole: QRect, part: QRect) -> QRect:
        return mirrored(self._painter, whole, part) if self._is_mirrored else part


@cache
def to_colour(name: str) -> QColor:
    """Of the few names that a theme has."""
    return QColor(name)


def note_colour(task: Task, colours: Tokens) -> str:
    if task.status is TaskStatus.FAILED:
        return colours.danger
    told = (task.status is TaskStatus.PENDING and not task.error) or (
        task.status is TaskStatus.COMPLETED and not task.warning
    )
    return colours.muted if told else colours.warning


def bar_colour(task: Task, colours: Tokens) -> str:
    return {TaskStatus.IN_PROGRESS: colours.accent, TaskStatus.COMPLETED: colours.success}.get(
        task.status, colours.muted
    )


def status_colour(task: Task, colours: Tokens) -> str:
    match task.status:
        case TaskStatus.PENDING:
            return colours.warning if task.attempt else colours.muted
        case TaskStatus.IN_PROGRESS:
            return colours.accent
        case TaskStatus.COMPLETED:
            return colours.warning if task.warning else colours.success
        case TaskStatus.FAILED:
            return colours.danger
        case TaskStatus.CANCELLED:
            return colours.muted
