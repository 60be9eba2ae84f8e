"""What is to happen when all files of a drop are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.batch import WhenDone
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.when_done_dialog import WhenDoneDialog, follow_edits_box
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label, escape_mnemonic

FIRST_CHOICE = "txt"
IN_A_ROW = 3


class WhenDonePanel(QWidget):
    """Nothing, unless it is chosen."""

    changed = Signal()
    more_wanted = Signal()  #: all that can be chosen, which has no room here

    def __init__(self, formats: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notify = QCheckBox(tr("Tell me"))
        self.export = QCheckBox(tr("Export the transcripts to"))
        self.follow_edits = follow_edits_box()
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("Folder to export to"))
        self.folder.setPlaceholderText(tr("A folder"))
        self.browse = push_button(tr("Browse…"), self._browse)
        self.more = push_button(tr("Times, speakers, subtitles…"), self.more_wanted.emit)
        self._details = WhenDone()  # its parts and subtitles are those that were chosen
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
            parts={name: parts for name, parts in self._details.parts.items() if name in formats},
            subtitles=self._details.subtitles,
        )

    def ask(self, parent: QWidget) -> None:
        """For all that can be chosen, beginning with what is chosen here."""
        wish = replace(
            self._details,
            folder=self.folder.text().strip() or None,
            formats=tuple(name for name, box in self.formats.items() if box.isChecked()),
            notify=self.notify.isChecked(),
            follow_edits=self.follow_edits.isChecked(),
        )
        dialog = WhenDoneDialog(list(self.formats), wish, parent)
        dialog.export.setChecked(self.export.isChecked())
        dialog.chosen.connect(self.take_up)
        dialog.open()

    def take_up(self, wish: WhenDone) -> None:
        """Choose that; where nothing is exported, folder and formats stay for the next time."""
        self.notify.setChecked(wish.notify)
        self.export.setChecked(bool(wish.folder))
        if wish.folder:
            self._details = wish
            self.folder.setText(wish.folder)
            self.follow_edits.setChecked(wish.follow_edits)
            for name, box in self.formats.items():
                box.setChecked(name in wish.formats)

    def summary(self) -> str:
        """Empty: nothing is to happen."""
        chosen = self.value()
        return tr("then exported") if chosen.folder else ""

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, tr("Export to"), self.folder.text()):
            self.folder.setText(folder)

    def _update(self) -> None:
        for widget in (self.folder, self.browse, *self.formats.values(), self.more, self.follow_edits):
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
        layout.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.follow_edits)
