"""The watched folders: which, with which options, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, mark, tr
from desktop_app.presentation.watching import describe_latest, describe_options, describe_progress
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.drops import dropped_paths
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable
from worker_agent.contract.options import TaskOptions

INTERVAL = 2000  # milliseconds between two looks at what came of them
EXPLANATION = mark("What comes into these folders is taken in by itself, once it is complete, while Earshot runs here.")

COLUMNS = (
    RowColumn(mark("Folder"), lambda folder: one_line(folder.path), 30, stretch=True),
    RowColumn(mark("Takes files in as"), lambda folder: describe_options(folder), 30),
    RowColumn(mark("Taken in"), lambda folder: format_number(folder.taken), 9, right=True),
    RowColumn(mark("Latest"), lambda folder: _latest(folder), 30),
)


class WatchedFoldersDialog(QDialog):
    """Stays open while folders are added and removed, and follows what comes into them."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        ask_folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """`ask_folder`: lets the person choose one; None: they don't."""
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._ask_folder = ask_folder
        self._wanted: int | None = None  # the folder to select once it is in the list
        self.setWindowTitle(tr("Watched folders"))
        self.setAcceptDrops(True)
        resize_on_screen(self, 118 * GRID, 56 * GRID)
        self.table = RowsTable(COLUMNS, tr("Watched folders"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.selectionModel().selectionChanged.connect(lambda: self._show_selected())
        self.empty = EmptyState(tr("No folder is watched yet"), tr("Choose the options below, then a folder."))
        self.detail = _wrapped()
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault = _wrapped()
        set_role(self.fault, "danger")
        self.options = SubmitOptions(operations.kinds)
        self.add_button = push_button(tr("Watch a folder…"), self._choose, kind="primary")
        self.remove_button = push_button(tr("Stop watching"), self._remove)
        self.close_button = push_button(tr("Close"), self.accept)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.refresh)
        self._lay_out()
        self.add_button.setFocus()
        self._show([])
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Query now; later queries follow by themselves."""
        self._background.run(
            self._operations.watched_folders, self._show, failed=self.show_fault, key="watched folders"
        )

    def add(self, folders: Sequence[Path], options: TaskOptions, kind: str) -> None:
        """Watch these from now on."""
        watch = self._operations.watch_folder
        self.show_fault("")
        self._background.run(
            lambda: [watch(folder, options, kind) for folder in folders], self._added, failed=self.show_fault
        )

    def show_fault(self, sentence: str) -> None:
        """An empty one: there is none."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._add_with_options(dropped_paths(event.mimeData()))

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _choose(self) -> None:
        if folder := self._ask_folder():
            self._add_with_options([folder])

    def _add_with_options(self, folders: Sequence[Path]) -> None:
        try:
            self.add(folders, self.options.value(), self.options.kind_name)
        except EarshotError as error:
            self.show_fault(str(error))

    def _added(self, folders: Sequence[WatchedFolder]) -> None:
        self._wanted = folders[-1].id
        self.refresh()

    def _remove(self) -> None:
        if folder := self._selected():
            unwatch = self._operations.unwatch_folders
            self._background.run(lambda: unwatch([folder.id]), lambda done: self.refresh(), failed=self.show_fault)

    def _show(self, folders: Sequence[WatchedFolder]) -> None:
        selected = self._selected()
        wanted = self._wanted if self._wanted is not None else selected and selected.id
        self.table.rows.show(folders)
        self.table.rows.refresh()  # "5 min ago" grows by itself
        ids = [folder.id for folder in folders]
        if wanted in ids:
            self.table.selectRow(ids.index(wanted))
            self._wanted = None
        self._stack.setCurrentWidget(self.table if folders else self.empty)
        self.remove_button.setVisible(bool(folders))
        self._show_selected()

    def _show_selected(self) -> None:
        folder = self._selected()
        self.remove_button.setEnabled(folder is not None)
        shown = folder or next((one for one in self.table.rows.rows if one.fault), None)
        self.detail.setText(describe_progress(shown) if shown else "")
        set_role(self.detail, "danger" if shown and shown.fault else "muted")

    def _selected(self) -> WatchedFolder | None:
        rows = self.table.selectionModel().selectedRows()
        folder: WatchedFolder | None = self.table.rows.rows[rows[0].row()] if rows else None
        return folder

    def _lay_out(self) -> None:
        explanation = _wrapped(tr(EXPLANATION))
        set_role(explanation, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(explanation)
        layout.addSpacing(GRID)
        layout.addWidget(self._stack, 1)
        below = _line(self.detail, self.remove_button)
        below.setStretch(0, 1)
        layout.addLayout(below)
        layout.addWidget(self.fault)
        layout.addSpacing(GRID)
        layout.addLayout(_line(Label(tr("A new folder:")), self.options, None, self.add_button))
        layout.addSpacing(2 * GRID)
        layout.addLayout(_line(None, self.close_button))


def _latest(folder: WatchedFolder) -> str:
    return tr("Can't be watched now") if folder.fault else describe_latest(folder, datetime.now(UTC))


def _wrapped(text: str = "") -> Label:
    label = Label(text)
    label.setWordWrap(True)
    return label


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """None: what is left of the room."""
    line = QHBoxLayout()
    line.setSpacing(GRID)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line
