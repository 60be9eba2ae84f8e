"""All that can be chosen for the end of a batch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.batch import WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.exporting.options import USUAL_FORMATS, unusual_parts
from desktop_app.orchestrator.exporting.subtitle_limits import parse_limits, spell_limits
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import tr
from desktop_app.ui.export.formats import FormatChoice
from desktop_app.ui.export.layout import lay_out
from desktop_app.ui.export.subtitles import SubtitleChoice
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button, side_by_side
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label, plain_tooltip


class WhenDoneDialog(QDialog):
    """It changes nothing itself."""

    chosen = Signal(object)  #: WhenDone, as it is closed with Apply

    def __init__(self, formats: Sequence[str], wish: WhenDone, parent: QWidget, *, host: str = "") -> None:
        """`wish`: what is chosen at first. `host`: the other computer that does it; empty: it is this one."""
        super().__init__(parent)
        self.setWindowTitle(tr("When all of them are done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_elsewhere = bool(host)
        self.notify = QCheckBox(tr("Tell me"))
        self.notify.setChecked(wish.notify)
        self.export = QCheckBox(tr("Export the transcripts"))
        self.export.setChecked(bool(wish.folder))
        self.follow_edits = follow_edits_box()
        self.follow_edits.setChecked(wish.follow_edits)
        self.folder = QLineEdit(wish.folder or "")
        self.folder.setAccessibleName(tr("Folder to export to"))
        self.folder.setPlaceholderText(tr("A folder"))
        self.browse = push_button(tr("Browse…"), self._browse)
        self.formats = FormatChoice(formats, wish.formats or USUAL_FORMATS)
        self.formats.show_chosen(wish.formats or USUAL_FORMATS, wish.parts)
        self.subtitles = SubtitleChoice()
        self._read_limits(wish.subtitles)
        self.note = Label(tr("This is done on {host}, which handed them in.", host=one_line(host)) if host else "")
        self.note.setWordWrap(True)
        self.note.setVisible(bool(host))
        set_role(self.note, "muted")
        self.cancel = push_button(tr("Cancel"), self.reject)
        self.apply = push_button(tr("Apply"), self._apply, kind="primary")
        self.apply.setDefault(True)
        self._set_up()

    def _set_up(self) -> None:
        for box in (self.export, *self.formats.boxes.values()):
            box.toggled.connect(self._enable)
        self.export.toggled.connect(self._ask_for_folder)
        self.folder.textChanged.connect(self._enable)
        choices = self._choices()
        lay_out(self, [choices[:2], choices[2:3]], choices[3:], [self.note], self._buttons())
        self._enable()
        resize_on_screen(self, max(64 * GRID, self.sizeHint().width()), self.sizeHint().height())

    def _choices(self) -> list[tuple[str, QWidget]]:
        ends, where = QWidget(), QWidget()
        lines = QVBoxLayout(ends)
        line = QHBoxLayout(where)
        for layout, widgets in (
            (lines, [self.notify, self.export, self.follow_edits]),
            (line, [self.folder, self.browse]),
        ):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GRID if layout is line else 0)
            for widget in widgets:
                layout.addWidget(widget)
        return [
            (tr("When all of them are done"), ends),
            (tr("Folder"), where),
            (tr("Formats"), self.formats),
            (tr("Subtitles"), self.subtitles),
        ]

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addStretch(1)
        line.addWidget(side_by_side(self.apply, self.cancel))
        return line

    def _enable(self) -> None:
        exports = self.export.isChecked()
        self.follow_edits.setEnabled(exports)
        self.formats.setEnabled(exports)
        self.subtitles.setEnabled(exports and self.formats.has_subtitles())
        for widget in (self.folder, self.browse):
            widget.setEnabled(exports and not self._is_elsewhere)
        if self._is_elsewhere and not self.folder.text():
            self.export.setEnabled(False)
        self.apply.setEnabled(not exports or bool(self.folder.text().strip() and self.formats.chosen()))

    def _ask_for_folder(self, exports: bool) -> None:
        if exports and not self.folder.text():
            self.folder.setFocus()

    def _read_limits(self, text: str) -> None:
        try:
            self.subtitles.show_limits(parse_limits(text))
        except EarshotError:  # a newer program's
            self.subtitles.show_limits(parse_limits(""))

    def _apply(self) -> None:
        try:
            wish = self._value()
        except EarshotError as error:
            self.note.setText(str(error))
            set_role(self.note, "danger")
            self.note.show()
            return
        self.accept()
        self.chosen.emit(wish)

    def _value(self) -> WhenDone:
        """Raises EarshotError where the limits of subtitles contradict each other."""
        if not self.export.isChecked():
            return WhenDone(notify=self.notify.isChecked())
        formats, parts = self.formats.chosen(), self.formats.chosen_parts()
        return WhenDone(
            folder=self.folder.text().strip(),
            formats=tuple(formats),
            notify=self.notify.isChecked(),
            follow_edits=self.follow_edits.isChecked(),
            parts=unusual_parts({name: parts[name] for name in formats if name in parts}),
            subtitles=spell_limits(self.subtitles.limits()),
        )

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, tr("Export to"), self.folder.text()):
            self.folder.setText(folder)


def follow_edits_box() -> QCheckBox:
    box = QCheckBox(tr("and again whenever one is edited"))
    box.setToolTip(plain_tooltip(tr("A file that you have changed yourself stays; the new one gets a number.")))
    return box
