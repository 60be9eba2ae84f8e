"""How the files of an export are called, as one of them would be, and what becomes of those that are there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task
from desktop_app.orchestrator.exporting.file_names import FIELDS, NameTemplate
from desktop_app.orchestrator.exporting.options import Existing
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.background import Background
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.elided_label import ElidedLabel
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
        self.preview, self.wrong = ElidedLabel(), Label()
        set_role(self.preview, "muted")
        set_role(self.wrong, "danger")
        self.wrong.setWordWrap(True)
        self.existing = QComboBox()
        self.existing.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.existing.setMinimumContentsLength(24)  # a long text must not widen the dialog
        for existing in Existing:
            self.existing.addItem(tr(_EXISTING[existing]), existing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        _add(layout, tr("Called"), self.template)
        layout.addWidget(self.preview)
        layout.addWidget(self.wrong)
        layout.addSpacing(GRID // 2)
        _add(layout, tr("If one is there"), self.existing)
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
        self.wrong.setText(fault)
        self.wrong.setVisible(bool(fault))
        self.preview.setVisible(not fault)
        self.preview.set_text("" if fault else self._example())
        self.changed.emit()

    def _example(self) -> str:
        if self._first:
            name = NameTemplate(self.template.text()).name_of(self._first)
            return tr("Such as {name}", name=one_line(f"{name}{self.suffix}"))
        return tr("Made of {fields}", fields=", ".join(f"{{{name}}}" for name in FIELDS))


def _add(layout: QVBoxLayout, title: str, field: QWidget) -> None:
    """The title above its field."""
    label = Label(title)
    label.setBuddy(field)
    layout.addWidget(label)
    layout.addWidget(field)
