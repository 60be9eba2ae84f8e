"""The top of the window: what to add and with which options, the search, and whether the parts answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.commands import show_keys_in_tooltip, title_of
from desktop_app.ui.shell.connection import ConnectionIndicator
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import tool

SEARCH_AFTER = 200  # milliseconds without a key
NARROW = 112 * GRID  # pixels, below which not all has room that is said elsewhere, too


class TopBar(QFrame):
    """Says what was searched for; the window acts."""

    searched = Signal(str)

    def __init__(
        self,
        options: QWidget,
        make_compact: Callable[[bool], None],
        database_name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`options`: with which files are taken in; `make_compact`: lets them do with less room, or no longer."""
        super().__init__(parent)
        self._make_compact = make_compact
        self.setObjectName("header")
        self.add = QToolButton()
        self.add.setText(tr("+ Add"))
        self.add.setAccessibleName(tr("Add files or a folder"))
        self.add.setProperty("kind", "primary")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.search = self._search_field()
        self.connection = ConnectionIndicator(database_name)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        layout = self._line = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.add)
        layout.addWidget(options)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        layout.addWidget(self.connection)

    def set_add_actions(self, actions: Sequence[QAction]) -> None:
        menu = QMenu(self.add)
        menu.addActions(list(actions))
        self.add.setMenu(menu)

    def set_settings(self, settings: QAction) -> None:
        button = tool(title_of(settings), "settings", settings.trigger)
        show_keys_in_tooltip(button, settings)
        self._line.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self._make_compact(is_narrow)
        self.connection.make_compact(is_narrow)

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Search file names"))
        field.setAccessibleName(tr("Search file names"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(11 * GRID)
        field.setMaximumWidth(40 * GRID)
        clear = QShortcut(QKeySequence("Esc"), field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(field.clear)
        field.textChanged.connect(lambda: self._timer.start(SEARCH_AFTER))
        return field
