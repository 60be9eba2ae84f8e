"""What is to happen when all files of a drop are done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.batch import WhenDone
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label, escape_mnemonic

FIRST_CHOICE = "txt"
IN_A_ROW = 3


class WhenDonePanel(QWidget):
    """Nothing, unless it is chosen."""

    changed = Signal()

    def __init__(self, formats: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notify = QCheckBox(tr("Tell me"))
        self.export = QCheckBox(tr("Export the transcripts to"))
        self.follow_edits = QCheckBox(tr("and again whenever one is edited"))
        self.follow_edits.setToolTip(tr("A file that you have changed yourself stays; the new one gets a number."))
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("Folder to export to"))
        self.folder.setPlaceholderText(tr("A folder"))
        self.browse = push_button(tr("Browse…"), self._browse)
        self.formats = {name: QCheckBox(escape_mnemonic(name)) for name in formats}
        for name, box in self.formats.items():
            box.setChecked(name == FIRST_CHOICE)
        for box in (self.notify, self.export, *self.formats.values()):
            box.toggled.connect(self._update)
        self.folder.textChanged.connect(self._update)
        self._lay_out()
        self._update()

    def value(self) -> WhenDone:
        """An export without a folder or a format is none."""
        folder = self.folder.text().strip()
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        if not (self.export.isChecked() and folder and formats):
            return WhenDone(notify=self.notify.isChecked())
        return WhenDone(
            folder=folder,
            formats=formats,
            notify=self.notify.isChecked(),
            follow_edits=self.follow_edits.isChecked(),
        )

    def summary(self) -> str:
        """Empty: nothing is to happen."""
        chosen = self.value()
        return tr("then exported") if chosen.folder else ""

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, tr("Export to"), self.folder.text()):
            self.folder.setText(folder)

    def _update(self) -> None:
        for widget in (self.folder, self.browse, *self.formats.values(), self.follow_edits):
            widget.setEnabled(self.export.isChecked())
        self.changed.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        boxes = QGridLayout()
        boxes.setVerticalSpacing(0)
        for number, box in enumerate(self.formats.values()):
            boxes.addWidget(box, number // IN_A_ROW, number % IN_A_ROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(Label(tr("When all of them are done")))
        layout.addWidget(self.notify)
        layout.addWidget(self.export)
        layout.addLayout(line)
        layout.addLayout(boxes)
        layout.addWidget(self.follow_edits)
