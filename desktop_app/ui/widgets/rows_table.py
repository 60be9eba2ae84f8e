"""A short table of whatever rows it is given: attempts, workers, causes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.theme import row_height
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.mirroring import isolated
from desktop_app.ui.widgets.plain import plain_tooltip
from desktop_app.ui.widgets.rounded_corners import RoundedCorners

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class RowColumn:
    title: str  #: in English: it is translated where it is shown
    text: Callable[[Any], str]
    width: int = 12  #: in average characters
    right: bool = False
    stretch: bool = False  #: takes what is left, if that is more than its width
    mark: Callable[[Any], QPixmap] | None = None  #: before the text
    dispensable: int = 0  #: where there is little room, the column with the highest number goes first; 0: it stays


class RowsModel(QAbstractTableModel):
    """Rows are shown as they come; the same number of them is renewed in place."""

    def __init__(self, columns: Sequence[RowColumn]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.refresh()

    def refresh(self) -> None:
        """What a row says may depend on the time of day."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return tr(self.columns[section].title)
        return _alignment(self.columns[section]) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Role.DisplayRole:
            return column.text(self.rows[index.row()])
        if role == Role.ToolTipRole:
            return plain_tooltip(column.text(self.rows[index.row()]))
        if role == Role.DecorationRole and column.mark:
            return column.mark(self.rows[index.row()])
        return _alignment(column) if role == Role.TextAlignmentRole else None


class _CellDelegate(QStyledItemDelegate):
    """The text of a cell runs as its first letter does; Qt's own lets it run as the window does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            option.text = isolated(option.text)


class RowsTable(QTableView):
    """Looks like the list of tasks."""

    def __init__(self, columns: Sequence[RowColumn], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(columns)
        self.setModel(self.rows)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        self._set_up_header(columns)
        RoundedCorners(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _set_up_header(self, columns: Sequence[RowColumn]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        width = self.fontMetrics().horizontalAdvance("0")
        header.setMinimumSectionSize(6 * width)
        self._widths = [
            max(column.width * width + 2 * GRID, header.sectionSizeHint(index)) for index, column in enumerate(columns)
        ]
        for index, least in enumerate(self._widths):
            header.resizeSection(index, least)
        header.sectionResized.connect(lambda index: None if columns[index].stretch else self._stretch())
        self._stretch()

    def _stretch(self) -> None:
        """Where there is less room than the columns need, some go; where that is not enough, the table scrolls."""
        header, columns = self.horizontalHeader(), self.rows.columns
        needed = {
            index: least if column.stretch or header.isSectionHidden(index) else header.sectionSize(index)
            for index, (column, least) in enumerate(zip(columns, self._widths, strict=True))
        }
        for index in sorted(needed, key=lambda index: -columns[index].dispensable):
            is_in_the_way = bool(columns[index].dispensable) and sum(needed.values()) > self.viewport().width()
            if header.isSectionHidden(index) is not is_in_the_way:
                header.setSectionHidden(index, is_in_the_way)
            if is_in_the_way:
                del needed[index]
        fits = sum(needed.values()) <= self.viewport().width()
        mode = QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Interactive
        for index, column in enumerate(columns):
            if column.stretch and index in needed and header.sectionResizeMode(index) != mode:
                header.setSectionResizeMode(index, mode)
                header.resizeSection(index, self._widths[index])


def _alignment(column: RowColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
