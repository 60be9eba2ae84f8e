"""The formats of an export, and what is in each beside the words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.exporters import EXPORTERS, SUBTITLES
from desktop_app.exporters.manuscript import Part
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import escape_mnemonic

FIRST_CHOICE = ("txt", "srt")

_NAMES = {
    "txt": mark("Plain text (txt)"),
    "srt": mark("Subtitles (srt)"),
    "vtt": mark("Web subtitles (vtt)"),
    "json": mark("Everything, for programs (json)"),
    "docx": mark("Word document (docx)"),
    "csv": mark("Table (csv)"),
    "md": mark("Markdown (md)"),
    "html": mark("Page for any browser (html)"),
    "eaf": mark("ELAN, for research (eaf)"),
}
_PARTS = {Part.TIMES: mark("Times"), Part.SPEAKERS: mark("Speakers"), Part.SOUND: mark("Sound")}


class FormatChoice(QWidget):
    """A line for each format."""

    changed = Signal()

    def __init__(self, formats: Sequence[str], first: Collection[str], parent: QWidget | None = None) -> None:
        """`first`: those that are chosen at first."""
        super().__init__(parent)
        self.boxes = {name: QCheckBox(format_name(name)) for name in formats}
        self.parts = {name: _part_boxes(name) for name in formats}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GRID + GRID // 2)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(0, 1)
        for row, (name, box) in enumerate(self.boxes.items()):
            layout.addWidget(box, row, 0)
            for part, part_box in self.parts[name].items():
                layout.addWidget(part_box, row, 1 + list(Part).index(part))
            box.setChecked(name in first)
            box.toggled.connect(self._update)
        self._update()

    def chosen(self) -> list[str]:
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def chosen_parts(self) -> Mapping[str, Collection[Part]]:
        """By format."""
        return {
            name: frozenset(part for part, box in boxes.items() if box.isChecked())
            for name, boxes in self.parts.items()
            if boxes
        }

    def show_chosen(self, formats: Collection[str], parts: Mapping[str, Collection[str]]) -> None:
        """Choose these. `parts`: by format, where they are not the usual ones."""
        for name, box in self.boxes.items():
            box.setChecked(name in formats)
            for part, part_box in self.parts[name].items():
                if name in parts:
                    part_box.setChecked(part in parts[name])

    def has_subtitles(self) -> bool:
        return not SUBTITLES.isdisjoint(self.chosen())

    def _update(self) -> None:
        for name, box in self.boxes.items():
            for part_box in self.parts[name].values():
                part_box.setEnabled(box.isChecked())
        self.changed.emit()


def format_name(name: str) -> str:
    return escape_mnemonic(tr(_NAMES.get(name, name)))


def _part_boxes(format_: str) -> dict[Part, QCheckBox]:
    exporter = EXPORTERS.get(format_)
    boxes: dict[Part, QCheckBox] = {}
    for part, is_usual in exporter.parts.items() if exporter else ():
        boxes[part] = box = QCheckBox(escape_mnemonic(tr(_PARTS[part])))
        box.setChecked(is_usual)
        box.setAccessibleName(f"{tr(_NAMES[format_])}: {tr(_PARTS[part])}")
    return boxes
