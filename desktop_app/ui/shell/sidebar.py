"""The sidebar: where the person can be, with the number of tasks of each place, and how fast the fleet is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.translation import tr
from desktop_app.ui.feeds.overview import Overview
from desktop_app.ui.shell.places import ALL, PROBLEMS, Place, places
from desktop_app.ui.shell.speed_chart import SpeedChart
from desktop_app.ui.style.tokens import GRID, SIDEBAR_WIDTH, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text, mirrored
from desktop_app.ui.widgets.plain import plain_tooltip

PLACE = Qt.ItemDataRole.UserRole
ROW = 4 * GRID
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Sidebar(QFrame):
    """One of the places is always chosen; arrow keys go from one to the next."""

    chosen = Signal(object)  #: Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("mirrored", self.isRightToLeft())
        self.setFixedWidth(SIDEBAR_WIDTH)
        self.chart = SpeedChart()
        self.list = QListWidget()
        self.list.setObjectName("places")
        self.list.setAccessibleName(tr("Places"))
        self.list.setItemDelegate(_PlaceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.chart)
        self.setFocusProxy(self.list)
        self._showing = False
        self._counts: Mapping[TaskStatus, int] = {}
        self._overview: Overview | None = None
        self._workers: int | None = None
        self._update()
        self.choose(ALL.key)

    @property
    def place(self) -> Place:
        place: Place = self.list.currentItem().data(PLACE)
        return place

    def places(self) -> list[Place]:
        return [self.list.item(row).data(PLACE) for row in range(self.list.count())]

    def choose(self, key: str) -> None:
        """Nothing happens where there is no such place any more."""
        for row, place in enumerate(self.places()):
            if place.key == key:
                self.list.setCurrentRow(row)

    def show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self._counts = counts
        self._update()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self._update()

    def show_workers(self, workers: int) -> None:
        self._workers = workers
        self._update()

    def _update(self) -> None:
        if seen := self._overview:
            shown = places(self._counts, seen.problems, seen.causes, seen.batches, self._workers)
        else:
            shown = places(self._counts, workers=self._workers)
        self._show(shown)

    def _show(self, shown: Sequence[Place]) -> None:
        """With new counts; the chosen place stays. One that is there no more gives way to what it was a part of."""
        if list(shown) == self.places():
            return
        current = self.place.key if self.list.currentItem() else ALL.key
        keys = [place.key for place in shown]
        self._showing = True
        for row, place in enumerate(shown):
            if row == self.list.count():
                self.list.addItem(QListWidgetItem())
            self._fill(self.list.item(row), place)
        while self.list.count() > len(shown):
            self.list.takeItem(len(shown))
        instead = PROBLEMS if current.startswith("cause") else ALL
        self.list.setCurrentRow(keys.index(current if current in keys else instead.key))
        self._showing = False
        if current not in keys:
            self.chosen.emit(self.place)

    def _fill(self, item: QListWidgetItem, place: Place) -> None:
        item.setData(PLACE, place)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (place.title, place.detail))))
        item.setFlags(Qt.ItemFlag.NoItemFlags if place.is_heading else _CHOOSABLE)
        item.setToolTip(plain_tooltip(place.tip))

    def _current_changed(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is not None and not self._showing:
            self.chosen.emit(item.data(PLACE))


class _PlaceDelegate(QStyledItemDelegate):
    """A title at the left, a count at the right; causes are indented."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(ROW, option.fontMetrics.height() + GRID))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: Place = index.data(PLACE)
        colours = current_tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        if chosen and option.widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        indent = 2 * GRID if place.cause else 0
        heading_shift = GRID if place.is_heading else 0
        inner = mirrored(painter, option.rect, option.rect.adjusted(GRID + 4 + indent, heading_shift, -GRID - 4, 0))
        painter.setFont(option.font)
        danger = place.key == PROBLEMS.key and place.detail not in ("", "0")
        painter.setPen(QColor(colours.danger if danger else colours.muted))
        draw_text(painter, inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, place.detail)
        room = inner.width() - option.fontMetrics.horizontalAdvance(place.detail) - GRID
        painter.setPen(QColor(colours.muted if (place.cause and not chosen) or place.is_heading else colours.text))
        title = option.fontMetrics.elidedText(place.title, Qt.TextElideMode.ElideRight, room)
        left = mirrored(painter, inner, QRect(inner.left(), inner.top(), room, inner.height()))
        draw_text(painter, left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()
