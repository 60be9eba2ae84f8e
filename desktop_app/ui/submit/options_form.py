"""A form for the options of any kind of task, made from their JSON schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from desktop_app.presentation.translation import format_number, mark, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.fitting import add_form_row
from desktop_app.ui.widgets.number_field import decimal_number, whole_number
from desktop_app.ui.widgets.plain import escape_mnemonic
from worker_agent.contract.kinds import TaskKind
from worker_agent.contract.options import TaskOptions

NOT_CHOSEN = mark("As it is")
Read = Callable[[], object]


class OptionsForm(QWidget):
    """A line for each option, with what it is unless chosen."""

    changed = Signal()

    def __init__(self, kind: TaskKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._reads: dict[str, Read] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(GRID)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        schema = kind.options.model_json_schema()
        for name, option in schema.get("properties", {}).items():
            self._add(name, _resolved(option, schema.get("$defs", {})))
        self._start = self.value()

    def value(self) -> dict[str, object]:
        """What is chosen, by the names of the options."""
        return {name: read() for name, read in self._reads.items()}

    @property
    def is_changed(self) -> bool:
        """Whether something is chosen that is not the usual."""
        return self.value() != self._start

    def show_values(self, options: TaskOptions) -> None:
        """Choose what these options say; what the form does not know stays."""
        for name, value in options.model_dump(mode="json").items():
            match self.fields.get(name):
                case QCheckBox() as box:
                    box.setChecked(bool(value))
                case QComboBox() as choice:
                    choice.setCurrentIndex(max(0, choice.findData(value)))
                case QSpinBox() | QDoubleSpinBox() as number if value is not None:
                    number.setValue(value)
                case QLineEdit() as line:
                    line.setText("" if value is None else str(value))

    def _add(self, name: str, option: Mapping[str, Any]) -> None:
        title = tr(str(option.get("title", name)))
        field, read = _field(option)
        field.setAccessibleName(title)
        self.fields[name], self._reads[name] = field, read
        if isinstance(field, QCheckBox):
            field.setText(escape_mnemonic(title))
            self._layout.addRow(field)
        else:
            add_form_row(self._layout, title, field)
        self._watch(field)

    def _watch(self, field: QWidget) -> None:
        match field:
            case QCheckBox():
                field.toggled.connect(lambda: self.changed.emit())
            case QComboBox():
                field.currentIndexChanged.connect(lambda: self.changed.emit())
            case QSpinBox() | QDoubleSpinBox():
                field.valueChanged.connect(lambda: self.changed.emit())
            case QLineEdit():
                field.textChanged.connect(lambda: self.changed.emit())


def _resolved(option: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """With its references looked up, and with `nullable` in place of a choice between something and null."""
    found = dict(option)
    if "$ref" in found:
        found = {**definitions[found.pop("$ref").rpartition("/")[2]], **found}
    choices = [choice for choice in found.pop("anyOf", ()) if choice.get("type") != "null"]
    if choices:
        inner = _resolved(choices[0], definitions)
        found = {**inner, **found, "nullable": True}
    return found


def _field(option: Mapping[str, Any]) -> tuple[QWidget, Read]:
    """The widget for the option, with its default, and how to read it."""
    if "enum" in option:
        return _choice(option)
    if option.get("type") == "boolean":
        box = QCheckBox()
        box.setChecked(bool(option.get("default")))
        return box, box.isChecked
    if option.get("type") in ("integer", "number") and not option.get("nullable"):
        return _number(option)
    return _text(option)


def _choice(option: Mapping[str, Any]) -> tuple[QWidget, Read]:
    box = QComboBox()
    if option.get("nullable"):
        box.addItem(tr(NOT_CHOSEN), None)
    for value in option["enum"]:
        box.addItem(format_number(value) if isinstance(value, int) else str(value), value)
    box.setCurrentIndex(max(0, box.findData(option.get("default"))))
    return box, box.currentData


def _number(option: Mapping[str, Any]) -> tuple[QWidget, Read]:
    box = whole_number() if option["type"] == "integer" else decimal_number()
    most = 10**9
    low = option.get("minimum", option.get("exclusiveMinimum", -most))
    high = option.get("maximum", option.get("exclusiveMaximum", most))
    if isinstance(box, QSpinBox):
        box.setRange(int(low), int(high))
        box.setValue(int(option.get("default", 0)))
    else:
        box.setDecimals(1)
        box.setRange(float(low), float(high))
        box.setValue(float(option.get("default", 0.0)))
    return box, box.value


def _text(option: Mapping[str, Any]) -> tuple[QWidget, Read]:
    """Empty: none, where the option may be none."""
    line = QLineEdit(str(option.get("default") or ""))
    line.setMaxLength(int(option.get("maxLength", 2000)))
    nullable = bool(option.get("nullable"))
    return line, lambda: line.text().strip() or (None if nullable else "")
