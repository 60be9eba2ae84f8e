"""The limits of subtitles: a named set, or numbers of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.exporters.cues.limits import PROFILES, SubtitleLimits
from desktop_app.orchestrator.exporting.subtitle_limits import OWN, name_of, numbers_of, parse_limits
from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.number_field import decimal_number, whole_number
from desktop_app.ui.widgets.plain import Label

_NAMES = {
    "usual": mark("Usual subtitles"),
    "netflix": mark("As for Netflix"),
    "bbc": mark("As for the BBC"),
    "one-line": mark("One short line, for phones"),
}
MADE_FOR = mark("Made for")
OWN_NUMBERS = mark("Own numbers")
_TITLES = {
    "line": mark("Characters in a line"),
    "lines": mark("Lines"),
    "shortest": mark("Shortest, in seconds"),
    "longest": mark("Longest, in seconds"),
    "speed": mark("Characters a second"),
}
WHOLE = ("line", "lines")
IN_A_ROW = 3


class SubtitleChoice(QWidget):
    """A name fills in the numbers; another number makes them one's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile = QComboBox()
        for name in PROFILES:
            self.profile.addItem(tr(_NAMES[name]), name)
        self.profile.addItem(tr(OWN_NUMBERS), None)
        self.numbers = {name: _field(name) for name in OWN}
        self.profile.setAccessibleName(tr("Subtitles made for"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(GRID // 2)
        layout.setHorizontalSpacing(2 * GRID)
        titles = (MADE_FOR, *(_TITLES[name] for name in self.numbers))
        for number, (title, field) in enumerate(zip(titles, (self.profile, *self.numbers.values()), strict=True)):
            row, column = 2 * (number // IN_A_ROW), number % IN_A_ROW
            label = Label(tr(title))
            label.setBuddy(field)
            label.setContentsMargins(0, GRID // 2 if row else 0, 0, 0)
            layout.addWidget(label, row, column)
            layout.addWidget(field, row + 1, column)
            layout.setColumnStretch(column, 1)
        for field in self.numbers.values():
            field.valueChanged.connect(self._show_name)
        self.profile.activated.connect(lambda: self._fill())
        self._fill()

    def limits(self) -> SubtitleLimits:
        """Raises EarshotError where they contradict each other."""
        name = self.profile.currentData()
        if name:
            return PROFILES[name]
        return parse_limits(",".join(f"{name}={field.value()}" for name, field in self.numbers.items()))

    def show_limits(self, limits: SubtitleLimits) -> None:
        """Choose these."""
        self._fill_in(limits)
        self.profile.setCurrentIndex(self.profile.findData(name_of(limits)))

    def _fill(self) -> None:
        name = self.profile.currentData()
        if not name:
            return
        self._fill_in(PROFILES[name])

    def _fill_in(self, limits: SubtitleLimits) -> None:
        for name, value in numbers_of(limits).items():
            field = self.numbers[name]
            field.blockSignals(True)
            if isinstance(field, QSpinBox):
                field.setValue(int(value))
            else:
                field.setValue(value)
            field.blockSignals(False)

    def _show_name(self) -> None:
        self.profile.setCurrentIndex(self.profile.findData(None))
        try:
            known = name_of(self.limits())
        except EarshotError:
            known = None
        self.profile.setCurrentIndex(self.profile.findData(known))


def _field(name: str) -> QSpinBox | QDoubleSpinBox:
    least, most, _ = OWN[name]
    if name in WHOLE:
        whole = whole_number()
        whole.setRange(int(least), int(most))
        return whole
    field = decimal_number()
    field.setRange(least, most)
    field.setDecimals(1 if name == "speed" else 2)
    field.setSingleStep(1 if name == "speed" else 0.1)
    return field
