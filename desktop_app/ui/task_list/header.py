"""The header of a list of tasks: its columns are shown, hidden, moved and sized by the operator."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from math import ceil
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop_app.orchestrator.ports.lists import Sort
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.columns import Column, Kind, choose_shown, fit, standing_texts
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.widgets.mark import SIDE
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.plain import escape_mnemonic

VERSION = 1  # of what is remembered
MOST_WIDE = 4000  # pixels of one column


class TaskHeader(QHeaderView):
    """Divides the room between the columns; what the operator has chosen for one of them stays."""

    layout_changed = Signal()  #: columns are shown, hidden, moved or sized otherwise
    chosen = Signal()  #: the operator has changed what `save` tells

    def __init__(self, model: TaskModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._chosen: dict[str, bool] = {}  # by key: what the operator wants shown or hidden
        self._widths: dict[str, int] = {}  # by key, in pixels: what the operator has sized
        self._fitting = False
        self.setModel(model)
        self.setHighlightSections(False)
        # With the view's own one it asks of every row, at each painting, whether its whole column is selected.
        self.setSelectionModel(QItemSelectionModel(model, self))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(4 * GRID)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.sectionClicked.connect(self._sort)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(lambda *moved: self._choose())
        # the view, which is told after us, sets a width of its own
        self.sectionHandleDoubleClicked.connect(lambda at: QTimer.singleShot(0, self, lambda: self._forget_width(at)))
        model.columnsRemoved.connect(lambda *of: self.fit())
        model.columnsInserted.connect(lambda *of: self.fit())

    def fit(self) -> None:
        """Divide the width between the columns, and hide those for which there is none."""
        digit, padding = self.fontMetrics().horizontalAdvance("0"), 2 * GRID
        columns = [self._with_room(column, digit) for column in self._model.columns]
        width = self.viewport().width()
        shown = choose_shown(columns, width / digit, self._chosen)
        free = [column for column in shown if column.key not in self._widths]
        taken = sum(self._widths.get(column.key, padding) for column in shown)
        fitted = dict(zip((column.key for column in free), fit(free, (width - taken) / digit), strict=True))
        self._fitting = True
        for index, column in enumerate(columns):
            self.setSectionHidden(index, column not in shown)
            if column in shown:
                own = self._widths.get(column.key)
                self.resizeSection(index, own or int(fitted[column.key] * digit) + padding)
        self._fitting = False
        self.layout_changed.emit()

    def _with_room(self, column: Column, digit: int) -> Column:
        """Its least width is one at which nothing that is to be read in any case is cut off."""
        mark = SIDE + GRID if column.kind is Kind.STATUS else 0
        longest = max(map(self.fontMetrics().horizontalAdvance, standing_texts(column))) + mark
        least = max(column.least, ceil(longest / digit))
        return replace(column, least=least, width=max(column.width, least))

    def show_column(self, key: str, shown: bool) -> None:
        """As the operator wants it; the last column can't be hidden."""
        others = [one for index, one in enumerate(self._model.columns) if not self.isSectionHidden(index)]
        if shown or any(one.key != key for one in others):
            self._chosen[key] = shown
            self.fit()
            self.chosen.emit()

    def start_over(self) -> None:
        """The columns as they were before the operator chose others."""
        self._chosen.clear()
        self._widths.clear()
        for index in range(self.count()):
            self.moveSection(self.visualIndex(index), index)
        self.fit()
        self.chosen.emit()

    def save(self) -> str:
        """What the operator has chosen, as JSON, with a version."""
        sort = self._model.listing
        keys = [self._model.columns[self.logicalIndex(place)].key for place in range(self.count())]
        state = {"version": VERSION, "order": keys, "shown": self._chosen, "widths": self._widths}
        return json.dumps({**state, "sort": sort.sort.value, "descending": sort.descending})

    def restore(self, state: str) -> None:
        """Take up what `save` told, as far as there is such a column; anything else is left alone."""
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            told = json.loads(state)
            if told["version"] == VERSION:
                self._take_up(told)

    def _take_up(self, told: dict[str, Any]) -> None:
        """Raises what wrong values raise before anything is changed."""
        sort, descending = Sort(told["sort"]), told["descending"] is True
        chosen = {str(key): value for key, value in told["shown"].items() if isinstance(value, bool)}
        widths = {str(key): value for key, value in told["widths"].items() if isinstance(value, int)}
        indexes = {column.key: index for index, column in enumerate(self._model.columns)}
        order = [indexes[key] for key in told["order"] if key in indexes]
        least = self.minimumSectionSize()
        self._chosen = chosen
        self._widths = {key: max(least, min(width, MOST_WIDE)) for key, width in widths.items()}
        for place, index in enumerate(order):
            self.moveSection(self.visualIndex(index), place)
        self._model.sort_by(sort, descending=descending)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _choose(self) -> None:
        self.layout_changed.emit()
        self.chosen.emit()

    def _sort(self, section: int) -> None:
        self._model.sort(section)
        self.chosen.emit()

    def _resized(self, section: int, old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._widths[self._model.columns[section].key] = new
            self._choose()

    def _forget_width(self, section: int) -> None:
        self._widths.pop(self._model.columns[section].key, None)
        self.fit()
        self.chosen.emit()

    def _show_menu(self, at: QPoint) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def make_menu(self) -> QMenu:
        """One entry for each column."""
        menu = QMenu(self)
        for index, column in enumerate(self._model.columns):
            self._add_entry(menu, column, not self.isSectionHidden(index))
        menu.addSeparator()
        menu.addAction(tr("Columns as at first")).triggered.connect(lambda: self.start_over())
        mark_mnemonics(menu.actions())
        return menu

    def _add_entry(self, menu: QMenu, column: Column, shown: bool) -> None:
        action = menu.addAction(escape_mnemonic(tr(column.title)))
        action.setCheckable(True)
        action.setChecked(shown)
        action.triggered.connect(lambda checked: self.show_column(column.key, checked))
