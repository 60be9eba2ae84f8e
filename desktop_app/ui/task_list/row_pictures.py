"""Rows as they were painted last: one that still looks the same is copied, which takes a fraction of the time.

Other threads keep Python busy while files are taken in, and painting a page of text waits for them time and again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import UTC, datetime
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.task_list.delegate import TaskDelegate
from desktop_app.ui.task_list.model import TaskModel

SCREENS = 2  # of rows that are kept
LONGEST = 0.012  # seconds for new pictures in one painting: the rest comes with the screen's next frame


class _Picture(NamedTuple):
    task: Task | None
    looks: Hashable  #: all else that it was painted from
    pixmap: QPixmap


class RowPictures:
    """By task, the ones used last."""

    def __init__(self, view: QTableView, model: TaskModel, delegate: TaskDelegate) -> None:
        self._view, self._model, self._delegate = view, model, delegate
        self._later = QTimer(view, singleShot=True)
        self._later.timeout.connect(view.viewport().update)
        self._kept: OrderedDict[int | None, _Picture] = OrderedDict()

    def paint(self, painter: QPainter, rows: range) -> None:
        """`painter`: of the view's viewport. Those for which there is no time are painted soon."""
        layout, width, end = self._layout(), self._view.viewport().width(), perf_counter() + LONGEST
        for row in rows:
            size = QSize(width, self._view.rowHeight(row))
            if picture := self._picture(row, size, layout, end):
                painter.drawPixmap(0, self._view.rowViewportPosition(row), picture)
        while len(self._kept) > SCREENS * len(rows):
            self._kept.popitem(last=False)

    def _picture(self, row: int, size: QSize, layout: Hashable, end: float) -> QPixmap | None:
        """After `end`, an old one or none."""
        id_, task = self._model.id_at(row), self._model.task_to_show(row)
        planned = self._model.planned(task.id) if task else ""
        looks = (size.toTuple(), layout, self._delegate.background(row), planned, _moment(task))
        kept = self._kept.get(id_)
        if kept is None or kept.task is not task or kept.looks != looks:
            if perf_counter() > end:
                self._later.start(0)
                return kept and kept.pixmap
            kept = _Picture(task, looks, self._draw(row, task, size))
            self._kept[id_] = kept
        self._kept.move_to_end(id_)
        return kept.pixmap

    def _draw(self, row: int, task: Task | None, size: QSize) -> QPixmap:
        scale = self._view.devicePixelRatioF()
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(QColor(self._delegate.background(row)))
        painter = QPainter(pixmap)
        painter.setFont(self._view.font())
        painter.setLayoutDirection(self._view.layoutDirection())
        self._delegate.paint_row(painter, task, size.height())
        painter.end()
        return pixmap

    def _layout(self) -> Hashable:
        """What is the same for all rows."""
        view, header = self._view, self._view.horizontalHeader()
        places = [(header.sectionViewportPosition(one), header.sectionSize(one)) for one in range(header.count())]
        return (self._model.columns, *places, view.font().key(), view.devicePixelRatioF(), current_tokens().window)


def _moment(task: Task | None) -> int:
    """What a row shows of the time: the second while something is awaited, else the day."""
    now = datetime.now(UTC)
    if task and (task.status is TaskStatus.IN_PROGRESS or (task.status is TaskStatus.PENDING and task.visible_at)):
        return int(now.timestamp())
    return now.astimezone().toordinal()
