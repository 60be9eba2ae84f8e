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
from desktop_app.ui.widgets.buttons import open_menu_at_once, tool

SEARCH_AFTER = 200  # milliseconds without a key
NARROW = 112 * GRID  # pixels, below which the button has no room that Enter stands for, too
AROUND_TEXT = 8 * GRID  # pixels, of the search field: its icon, the button that clears it, its edges


class TopBar(QFrame):
    """Says what was searched for; the window acts."""

    searched = Signal(str)  #: for names of files
    searched_transcripts = Signal(str)
    transcripts_wanted = Signal(bool)  #: whether they are searched from now on, or names again
    entered = Signal()  #: on to what was found

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
        open_menu_at_once(self.add)
        self.search = self._search_field()
        self.in_transcripts = self._transcripts_button()
        self.connection = ConnectionIndicator(database_name)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._search)
        self._name_field()
        layout = self._line = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.add)
        layout.addWidget(options)
        layout.addStretch(1)
        layout.addWidget(self.search, 20)
        layout.addWidget(self.in_transcripts)
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
        self._fit()

    def _fit(self) -> None:
        """Where the search field would be too short for what stands in it, say less that is said elsewhere, too."""
        self.in_transcripts.setVisible(self.width() >= NARROW)
        for connection, options in ((False, False), (True, False), (True, True)):
            self.connection.make_compact(connection)
            self._make_compact(options)
            if self._room_for_search() >= self._wish_of_search():
                break

    def _room_for_search(self) -> int:
        """Pixels that the others leave to it."""
        items = (self._line.itemAt(number) for number in range(self._line.count()))
        parts = [part for item in items if item and (part := item.widget())]
        others = [part for part in parts if part is not self.search and not part.isHidden()]
        margins, spacing = self._line.contentsMargins(), self._line.spacing()
        taken = sum(part.sizeHint().width() for part in others) + (len(others) + 1) * spacing
        return self.width() - margins.left() - margins.right() - taken

    def _wish_of_search(self) -> int:
        """Pixels that its longest placeholder needs."""
        names = (tr("Search file names"), tr("Search all transcripts"))
        return max(map(self.search.fontMetrics().horizontalAdvance, names)) + AROUND_TEXT

    def set_transcript_search(self, action: QAction) -> None:
        """What the button is called, and its keys."""
        show_keys_in_tooltip(self.in_transcripts, action)

    def enable_search(self, enabled: bool) -> None:
        self.search.setEnabled(enabled)
        self.in_transcripts.setEnabled(enabled)

    def search_names(self) -> None:
        self.in_transcripts.setChecked(False)
        self._focus_search()

    def search_transcripts(self) -> None:
        self.in_transcripts.setChecked(True)
        self._focus_search()

    def search_transcripts_for(self, text: str) -> None:
        self.search.setText(text)
        self.in_transcripts.setChecked(True)
        self._search()

    def leave_transcripts(self) -> None:
        """All names are shown again."""
        if self.in_transcripts.isChecked():
            self.search.clear()
            self.in_transcripts.setChecked(False)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self) -> None:
        self._timer.stop()
        is_in_transcripts = self.in_transcripts.isChecked()
        (self.searched_transcripts if is_in_transcripts else self.searched).emit(self.search.text().strip())

    def _switch(self, in_transcripts: bool) -> None:
        if in_transcripts:
            self.searched.emit("")
        self._name_field()
        self.transcripts_wanted.emit(in_transcripts)
        self._search()

    def _enter(self) -> None:
        """On from the names to the transcripts, and from the words to what was found."""
        if not self.in_transcripts.isChecked():
            if not self.search.text().strip():
                return
            self.in_transcripts.setChecked(True)
        elif self._timer.isActive():
            self._search()
        self.entered.emit()

    def _leave(self) -> None:
        self.search.clear()
        self.in_transcripts.setChecked(False)

    def _name_field(self) -> None:
        name = tr("Search all transcripts") if self.in_transcripts.isChecked() else tr("Search file names")
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)

    def _transcripts_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("text"))
        button.setProperty("kind", "icon")
        button.setAccessibleName(tr("Search all transcripts"))
        button.setCheckable(True)
        button.toggled.connect(self._switch)
        return button

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(11 * GRID)
        field.setMaximumWidth(40 * GRID)
        clear = QShortcut(QKeySequence("Esc"), field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._leave)
        down = QShortcut(QKeySequence("Down"), field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter)
        field.returnPressed.connect(self._enter)
        field.textChanged.connect(lambda: self._timer.start(SEARCH_AFTER))
        return field
