"""Draws the cells of a list of tasks."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation import formatting
from desktop_app.presentation.notes import note as note_of
from desktop_app.ui.style.theme import row_height
from desktop_app.ui.style.tokens import GRID, Tokens, current_tokens
from desktop_app.ui.task_list.columns import Column, Kind
from desktop_app.ui.task_list.model import TASK

Index = QModelIndex | QPersistentModelIndex

BAR = 6  # pixels, height
MARK = 8  # pixels, diameter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TaskDelegate(QStyledItemDelegate):
    """One for all columns, so that a sentence can run across several."""

    retry_clicked = Signal(int)  #: task id

    def __init__(self, columns: tuple[Column, ...], header: QHeaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self.set_columns(columns)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._under_error = [index for index, column in enumerate(columns) if column.under_error]
        self._under_note = [index for index, column in enumerate(columns) if column.under_note]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = current_tokens()
        task = index.data(TASK)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option, index, colours)
        if task is None:
            _write(painter, _inner(option.rect), "…", colours.muted)
        else:
            self._cell(painter, option, index, task, colours)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            task = index.data(TASK)
            if (
                task is not None
                and self._offers_retry(index, task)
                and option.rect.contains(event.position().toPoint())
            ):
                self.retry_clicked.emit(task.id)
                return True
        return super().editorEvent(event, model, option, index)

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: Tokens) -> None:
        state, rect = option.state, option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.hover))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, task: Task, colours: Tokens) -> None:
        column, rect = self._columns[index.column()], _inner(option.rect)
        note, failed = note_of(task, datetime.now(UTC)), task.status is TaskStatus.FAILED
        across = self._under_error if failed else self._under_note
        if note and index.column() in across:
            _write(painter, _inner(self._span(option.rect, index, across)), note, _note_colour(task, colours))
        elif self._offers_retry(index, task):
            _write(painter, rect, "Retry", colours.accent, RIGHT)
        elif column.kind is Kind.STATUS:
            _status(painter, rect, task, colours)
        elif column.kind is Kind.PROGRESS:
            _progress(painter, rect, task, colours)
        else:
            colour = colours.text if index.column() == 0 else colours.muted
            elide = Qt.TextElideMode.ElideMiddle if index.column() == 0 else Qt.TextElideMode.ElideRight
            _write(painter, rect, index.data(), colour, RIGHT if column.right else LEFT, elide)

    def _offers_retry(self, index: Index, task: Task) -> bool:
        return self._columns[index.column()].kind is Kind.ACTION and task.status is TaskStatus.FAILED

    def _span(self, cell: QRect, index: Index, columns: list[int]) -> QRect:
        """The cells of all these columns; each cell draws its own part of the sentence."""
        header, first, last = self._header, columns[0], columns[-1]
        shift = cell.left() - header.sectionViewportPosition(index.column())
        left = header.sectionViewportPosition(first) + shift
        right = header.sectionViewportPosition(last) + header.sectionSize(last) + shift
        return QRect(left, cell.top(), right - left, cell.height())


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(GRID, 0, -GRID, 0)


def _write(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setPen(QColor(colour))
    line = text.replace("\n", " ")
    painter.drawText(rect, align, painter.fontMetrics().elidedText(line, elide, rect.width()))


def _status(painter: QPainter, rect: QRect, task: Task, colours: Tokens) -> None:
    colour = status_colour(task, colours)
    mark = QRect(rect.left(), rect.center().y() - MARK // 2 + 1, MARK, MARK)
    painter.setPen(QPen(QColor(colour), 1.5))
    hollow = task.status in (TaskStatus.PENDING, TaskStatus.CANCELLED)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(colour))
    painter.drawEllipse(mark)
    words = colours.danger if task.status is TaskStatus.FAILED else colours.text
    _write(painter, rect.adjusted(MARK + GRID, 0, 0, 0), formatting.status(task), words)


def _progress(painter: QPainter, rect: QRect, task: Task, colours: Tokens) -> None:
    """A task that no attempt has begun shows no bar."""
    if not task.progress and task.status is not TaskStatus.IN_PROGRESS:
        _write(painter, rect, formatting.NONE, colours.muted)
        return
    number = painter.fontMetrics().horizontalAdvance("100%")
    bar = QRect(rect.left(), rect.center().y() - BAR // 2 + 1, max(0, rect.width() - number - GRID), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.track))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
    if done := int(bar.width() * task.progress):
        painter.setBrush(QColor(_bar_colour(task, colours)))
        painter.drawRoundedRect(QRect(bar.left(), bar.top(), max(BAR, done), BAR), BAR / 2, BAR / 2)
    _write(painter, rect, formatting.percent(task), colours.muted, RIGHT)


def _note_colour(task: Task, colours: Tokens) -> str:
    if task.status is TaskStatus.FAILED:
        return colours.danger
    told = task.status is TaskStatus.PENDING or (task.status is TaskStatus.COMPLETED and not task.warning)
    return colours.muted if told else colours.warning


def _bar_colour(task: Task, colours: Tokens) -> str:
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
