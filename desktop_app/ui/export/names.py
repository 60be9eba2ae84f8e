"""How the files of an export are called, as one of them would be, and what becomes of those that are there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task
from desktop_app.orchestrator.export_options import Existing
from desktop_app.orchestrator.file_names import FIELDS, NameTemplate
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.background import Background
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.fitting import add_form_row
from desktop_app.ui.widgets.plain import Label

_EXISTING = {
    Existing.KEEP: mark("Keep both: the new one gets a number"),
    Existing.REPLACE: mark("Write over it"),
    Existing.SKIP: mark("Leave the new one out"),
}


class NameChoice(QWidget):
    """Shows the name of the first task's file while the template is written."""

    changed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._first: Task | None = None
        self.suffix = ".txt"
        self.template = QLineEdit("{name}")
        self.preview = Label()
        self.preview.setWordWrap(True)
        self.existing = QComboBox()
        for existing in Existing:
            self.existing.addItem(tr(_EXISTING[existing]), existing)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(GRID // 2)
        add_form_row(layout, tr("Called"), self.template)
        layout.addRow("", self.preview)
        add_form_row(layout, tr("If one is there"), self.existing)
        self.template.textChanged.connect(self._show)

    @property
    def fault(self) -> str:
        """A sentence about the template; empty: there is none."""
        try:
            NameTemplate(self.template.text())
        except EarshotError as error:
            return str(error)
        return ""

    def show_first(self, find: Callable[[], Task | None]) -> None:
        """`find`: the first of the tasks that are to be exported; may block."""
        self._background.run(find, self._show_first, key=f"first to export {id(self)}")

    def show_suffix(self, suffix: str) -> None:
        self.suffix = suffix
        self._show()

    def _show_first(self, task: Task | None) -> None:
        self._first = task
        self._show()

    def _show(self) -> None:
        fault = self.fault
        if fault:
            text = fault
        elif self._first:
            name = NameTemplate(self.template.text()).name_of(self._first)
            text = tr("Such as {name}", name=one_line(f"{name}{self.suffix}"))
        else:
            fields = ", ".join(f"{{{name}}}" for name in FIELDS)
            text = tr("Made of {fields}", fields=fields)
        self.preview.setText(text)
        set_role(self.preview, "danger" if fault else "muted")
        self.changed.emit()
