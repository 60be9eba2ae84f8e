"""All versions of a transcript: who made them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.revision import Revision
from desktop_app.presentation.revisions import moment, name_of
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import format_number, mark, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable

SIZE = (72 * GRID, 44 * GRID)  # pixels


class RevisionsDialog(QDialog):
    """The latest first; the machine's own text stands last. Enter looks at the chosen one."""

    revision_wanted = Signal(object)  #: a Revision
    machine_text_wanted = Signal()

    def __init__(self, revisions: Sequence[Revision], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Versions of the transcript"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RowsTable(
            [
                RowColumn(mark("Version"), lambda one: format_number(one.number) if one else "", 8, right=True),
                RowColumn(mark("By"), _author, stretch=True),
                RowColumn(mark("Computer"), lambda one: readable(one.host) if one else "", 16),
                RowColumn(mark("Last change"), _saved_at, 16),
            ],
            tr("Versions of the transcript"),
        )
        self.table.rows.show([*revisions, None])
        self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.doubleClicked.connect(lambda index: self.accept())
        self.look = push_button(tr("Look at it"), self.accept, kind="primary")
        self.look.setDefault(True)
        self.close_button = push_button(tr("Close"), self.reject)
        self.close_button.setAutoDefault(False)
        self.accepted.connect(self._want)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.look)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        resize_on_screen(self, *SIZE)
        self.table.setFocus()

    def _want(self) -> None:
        chosen: Revision | None = self.table.rows.rows[self.table.currentIndex().row()]
        if chosen is None:
            self.machine_text_wanted.emit()
        else:
            self.revision_wanted.emit(chosen)


def _author(revision: Revision | None) -> str:
    return name_of(revision.author) if revision else tr("The machine")


def _saved_at(revision: Revision | None) -> str:
    return moment(revision.saved_at, datetime.now(UTC)) if revision else ""
