"""The top of the window: the pages, the search, and whether the parts answer."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.health import Health
from desktop_app.presentation.text import readable
from desktop_app.resources import resource
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import CountButton
from desktop_app.ui.widgets.plain import Label, plain_tooltip

SEARCH_AFTER = 200  # milliseconds without a key


class Page(StrEnum):
    """What the window can show."""

    TASKS = "tasks"
    RETRIES = "retries"
    WORKERS = "workers"


class Header(QFrame):
    """Says what was chosen; the window acts."""

    page_chosen = Signal(Page)
    searched = Signal(str)

    def __init__(self, database_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.pages = {page: self._page_button(page) for page in Page}
        self.search = self._search_field()
        self.connection = ConnectionIndicator(database_name)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self._lay_out()

    def set_page(self, page: Page) -> None:
        self.pages[page].setChecked(True)
        self.search.setEnabled(page is not Page.WORKERS)

    def _page_button(self, page: Page) -> CountButton:
        button = CountButton(page.value.capitalize(), "page", quiet_zero=True)
        button.clicked.connect(lambda: self.page_chosen.emit(page))
        return button

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Search file names")
        field.setAccessibleName("Search file names")
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(20 * GRID)
        clear = QShortcut(QKeySequence("Esc"), field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(field.clear)
        field.setMaximumWidth(40 * GRID)
        field.textChanged.connect(lambda: self._timer.start(SEARCH_AFTER))
        return field

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        mark = Label()
        mark.setPixmap(QIcon(str(resource("icons/earshot.svg"))).pixmap(QSize(28, 28), self.devicePixelRatioF()))
        mark.setAccessibleName("Earshot")
        layout.addWidget(mark)
        layout.addSpacing(GRID)
        for button in self.pages.values():
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        layout.addWidget(self.connection, 1)


class ConnectionIndicator(QWidget):
    """Whether database, queues and store answer, in words; the first fault if one does not."""

    def __init__(self, database_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database_name = database_name
        self._health = Health()
        self._feed_fault = ""
        self._known = False
        self._mark, self._words = Label("●"), Label()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(14 * GRID)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addStretch(1)
        layout.addWidget(self._mark)
        layout.addWidget(self._words)
        self._update_text()

    def set_health(self, health: Health) -> None:
        self._health, self._known = health, True
        self._update_text()

    def set_feed_fault(self, fault: str) -> None:
        """What the window itself met when it asked the database."""
        self._feed_fault, self._known = fault, True
        self._update_text()

    @property
    def faults(self) -> list[str]:
        feed = [self._feed_fault] if self._feed_fault and "database" not in self._health.faults else []
        return [readable(fault) for fault in (*self._health.faults.values(), *feed)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_text()

    def _update_text(self) -> None:
        faults = self.faults
        text, role = ("connected", "success") if self._known else ("connecting…", "muted")
        if faults:
            text, role = faults[0], "danger"
        set_role(self._mark, role)
        room = self.width() - self._mark.sizeHint().width() - GRID
        self._words.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(1, room)))
        self.setToolTip(plain_tooltip("\n".join(faults) or f"Database: {self._database_name}"))
        self.setAccessibleName(" ".join(faults) or f"{text}: {self._database_name}")
