"""Draws what stands in a cell of a list of tasks."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation import formatting
from desktop_app.ui.style.tokens import GRID, Tokens
from desktop_app.ui.widgets.mark import SIDE, draw_mark
from desktop_app.ui.widgets.mirroring import draw_text, mirrored

BAR = 6  # pixels, height
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_heights(metrics: QFontMetrics) -> tuple[int, int]:
    """In pixels: of a row, and of one with a second line; compact, and on the grid at any scale."""
    low = -(-(metrics.height() + GRID) // GRID) * GRID
    return low, low + -(-metrics.height() // (GRID // 2)) * (GRID // 2)


def inner(rect: QRect) -> QRect:
    return rect.adjusted(GRID, 0, -GRID, 0)


def write(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One line, as plain text; on the other side where the window is written from right to left."""
    painter.setPen(QColor(colour))
    draw_text(painter, rect, align, painter.fontMetrics().elidedText(text.replace("\n", " "), elide, rect.width()))


def draw_status(painter: QPainter, rect: QRect, task: Task, planned: str, colours: Tokens) -> None:
    """`planned`: what is to be done to the task; empty: nothing."""
    colour = colours.muted if planned else status_colour(task, colours)
    hollow = bool(planned) or task.status in (TaskStatus.PENDING, TaskStatus.CANCELLED)
    mark = mirrored(painter, rect, QRect(rect.left(), rect.center().y() - SIDE // 2 + 1, SIDE, SIDE))
    draw_mark(painter, mark.left(), mark.top(), colour, hollow=hollow)
    words = colours.danger if task.status is TaskStatus.FAILED else colours.text
    place = mirrored(painter, rect, rect.adjusted(SIDE + GRID, 0, 0, 0))
    write(painter, place, planned or formatting.status(task), colours.muted if planned else words)


def draw_progress(painter: QPainter, rect: QRect, task: Task, colours: Tokens) -> None:
    """A task that no attempt has begun shows no bar."""
    if not task.progress and task.status is not TaskStatus.IN_PROGRESS:
        write(painter, rect, formatting.NONE, colours.muted)
        return
    number = painter.fontMetrics().horizontalAdvance("100%")
    width = max(0, rect.width() - number - GRID)
    bar = mirrored(painter, rect, QRect(rect.left(), rect.center().y() - BAR // 2 + 1, width, BAR))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.track))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
    if done := int(bar.width() * task.progress):
        painter.setBrush(QColor(bar_colour(task, colours)))
        part = mirrored(painter, bar, QRect(bar.left(), bar.top(), max(BAR, done), BAR))
        painter.drawRoundedRect(part, BAR / 2, BAR / 2)
    write(painter, rect, formatting.percent(task), colours.muted, RIGHT)


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
