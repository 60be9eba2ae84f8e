"""Whether database, queues and store answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.health import WATCHED_FOLDERS, Health
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.mirroring import set_room_before
from desktop_app.ui.widgets.plain import Label, plain_tooltip

HERE = mark("this computer")  # as the database's name is told where it is a file


class ConnectionIndicator(QWidget):
    """A mark and a word; the sentences are the banner's."""

    changed = Signal(list)  #: the faults, as sentences

    def __init__(self, database_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database_name = tr(database_name)
        self._health = Health()
        self._feed_fault = ""
        self._known = False
        self._mark, self._words = Label("●"), Label()
        layout = QHBoxLayout(self)
        set_room_before(layout, GRID)
        layout.setSpacing(GRID // 2)
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

    def make_compact(self, compact: bool) -> None:
        """The mark alone, or with its word."""
        self._words.setVisible(not compact)

    @property
    def faults(self) -> list[str]:
        feed = [self._feed_fault] if self._feed_fault and "database" not in self._health.faults else []
        return [readable(fault) for fault in (*self._health.faults.values(), *feed)]

    @property
    def faulty_part(self) -> str:
        """The first that does not answer, such as "database" or "task queue"; empty: all do."""
        return next(iter(self._health.faults), "database" if self._feed_fault else "")

    def _update_text(self) -> None:
        faults = self.faults
        text, role = (tr("connected"), "success") if self._known else (tr("connecting…"), "muted")
        if self._feed_fault or self._health.faults.keys() - {WATCHED_FOLDERS}:
            text, role = tr("not connected"), "danger"
        set_role(self._mark, role)
        self._words.setText(text)
        self.setToolTip(plain_tooltip("\n".join(faults) or tr("Database: {name}", name=self._database_name)))
        self.setAccessibleName(" ".join(faults) or f"{text}: {self._database_name}")
        self.changed.emit(faults)
