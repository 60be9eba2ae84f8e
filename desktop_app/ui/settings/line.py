"""One line of the form: a label, a field, and beneath it what it means and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.settings_form import Setting, Value
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label

LABELS = 26  # characters that fit beside a field before a label wraps
LONGEST_TEXT = 4000  # characters


class SettingLine(QObject):
    """Reads as nothing where nothing is typed, or the default is chosen."""

    changed = Signal()

    def __init__(self, setting: Setting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.label = Label(setting.title)
        self.label.setWordWrap(True)
        self.meaning = _note("muted")
        self.outlook = _note("muted")
        self.fault = _note("danger")
        self.field: QLineEdit | QComboBox = _fixed(setting) if setting.variable else _field(setting)
        self.field.setAccessibleName(setting.title)
        self.label.setBuddy(self.field)
        self._update_meaning()
        self.outlook.hide()
        self.show_fault("")
        if isinstance(self.field, QComboBox):
            self.field.currentIndexChanged.connect(lambda: self._edited())
            self.field.installEventFilter(self)
        else:
            self.field.textEdited.connect(lambda: self._edited())

    @property
    def value(self) -> Value:
        if self.setting.variable:
            return self.setting.value
        if isinstance(self.field, QComboBox):
            chosen: Value = self.field.currentData()
            return chosen
        text = self.field.text()
        return (text if self.setting.secret else text.strip()) or None

    @property
    def is_changed(self) -> bool:
        return self.value != self.setting.value

    def show_fault(self, sentence: str) -> None:
        """None: it goes."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        self.field.style().polish(self.field)
        self._describe()

    def show_outlook(self, sentence: str) -> None:
        """What the value leads to."""
        self.outlook.setText(sentence)
        self.outlook.setVisible(bool(sentence))
        self._describe()

    def add_to(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        beside = Qt.AlignmentFlag.AlignTop
        self.label.setMinimumHeight(self.field.sizeHint().height())
        grid.addWidget(self.label, row, 0, beside)
        grid.addWidget(self.field, row, 1)
        grid.addWidget(self.fault, row + 1, 1)
        grid.addWidget(self.meaning, row + 2, 1)
        grid.addWidget(self.outlook, row + 3, 1)
        grid.setRowMinimumHeight(row + 4, GRID)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page: it is not to choose something else on its way."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        self.show_fault("")
        self.changed.emit()

    def _describe(self) -> None:
        """For those who hear what they can't see."""
        notes = (self.fault, self.meaning, self.outlook)
        self.field.setAccessibleDescription(" ".join(filter(None, (note.text() for note in notes))))

    def _update_meaning(self) -> None:
        outside = tr(
            "Set by the environment variable {name}; it can only be changed there.", name=self.setting.variable
        )
        self.meaning.setText(outside if self.setting.variable else self.setting.meaning)
        self.meaning.setVisible(bool(self.meaning.text()))


def _field(setting: Setting) -> QLineEdit | QComboBox:
    if setting.choices:
        box = QComboBox()
        for name, value in setting.choices:
            box.addItem(name, value)
        box.setCurrentIndex(next((i for i, (_, value) in enumerate(setting.choices) if value == setting.value), -1))
        return box
    line = QLineEdit(str(setting.value or ""))
    line.setMaxLength(LONGEST_TEXT)
    line.setPlaceholderText(setting.unset)
    line.setCursorPosition(0)
    if setting.secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _fixed(setting: Setting) -> QLineEdit:
    """It can be read and copied all the same."""
    names = {value: name for name, value in setting.choices}
    line = QLineEdit("" if setting.secret else names.get(setting.value, str(setting.value)))
    line.setReadOnly(True)
    line.setCursorPosition(0)
    return line


def _note(role: str) -> Label:
    note = Label()
    note.setWordWrap(True)
    set_role(note, role)
    return note


def column_width(widget: QWidget) -> int:
    """Of the labels, the same on all pages."""
    return widget.fontMetrics().averageCharWidth() * LABELS
