"""The form for the options of any kind, made from their schema."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import pytest
from pydantic import Field
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox

from desktop_app.ui.submit.options_form import OptionsForm
from worker_agent.contract.kinds import CONVERT, TaskKind
from worker_agent.contract.options import ConvertOptions, TaskOptions


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class EveryOptions(TaskOptions):
    """One option of every sort."""

    colour: Colour = Colour.BLUE
    size: Literal[1, 2000] | None = None
    loud: bool = Field(default=True, title="Loud & clear")
    count: int = Field(default=3, ge=1, le=5)
    ratio: float = Field(default=0.5, ge=0, le=1)
    note: str | None = Field(default=None, max_length=10)
    name: str = "x"


@pytest.fixture
def form(qtbot, dressed) -> OptionsForm:
    form = OptionsForm(TaskKind("every", "Every", EveryOptions))
    qtbot.addWidget(form)
    return form


def test_each_sort_of_option_has_its_field(form: OptionsForm) -> None:
    sorts = [type(field) for field in form.fields.values()]
    assert sorts == [QComboBox, QComboBox, QCheckBox, QSpinBox, QDoubleSpinBox, QLineEdit, QLineEdit]


def test_untouched_it_gives_the_defaults(form: OptionsForm) -> None:
    assert EveryOptions.model_validate(form.value()) == EveryOptions()
    assert not form.is_changed


def test_what_is_chosen_is_told(form: OptionsForm, qtbot) -> None:
    with qtbot.waitSignals([form.changed] * 3):
        form.fields["size"].setCurrentIndex(2)
        form.fields["loud"].setChecked(False)
        form.fields["note"].setText("  quiet, please ")
    assert EveryOptions.model_validate(form.value()) == EveryOptions(size=2000, loud=False, note="quiet, p")
    assert form.is_changed


def test_each_value_has_room_to_be_read(qtbot, form: OptionsForm) -> None:
    with qtbot.waitExposed(form):
        form.show()
    heights = set()
    for name in ("count", "ratio", "note", "name"):
        field = form.fields[name]
        line = field if isinstance(field, QLineEdit) else field.lineEdit()
        assert line.width() > line.fontMetrics().horizontalAdvance("-100.0")
        heights.add(field.height())
    assert heights == {form.fields["colour"].height()}


def test_numbers_stay_within_their_bounds(form: OptionsForm) -> None:
    form.fields["count"].setValue(99)
    form.fields["ratio"].setValue(-1)
    assert (form.value()["count"], form.value()["ratio"]) == (5, 0.0)


def test_fields_are_named_for_those_who_hear_them(form: OptionsForm) -> None:
    assert form.fields["loud"].accessibleName() == "Loud & clear"
    assert form.fields["loud"].text() == "Loud && clear"  # Qt would underline what follows a single one


def test_a_conversion_is_chosen_by_form(qtbot, dressed) -> None:
    form = OptionsForm(CONVERT)
    qtbot.addWidget(form)
    form.fields["format"].setCurrentIndex(form.fields["format"].findData("opus"))
    form.fields["loudness"].setValue(-16)
    assert ConvertOptions.model_validate(form.value()) == ConvertOptions(format="opus", loudness=-16)
