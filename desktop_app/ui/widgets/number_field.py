"""Fields for numbers that look like the other fields."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from desktop_app.ui.style.tokens import GRID

INSET = GRID - 2  # pixels: the style sheet does not reach the text of these


def whole_number() -> QSpinBox:
    field = QSpinBox()
    field.lineEdit().setTextMargins(INSET, 0, INSET, 0)
    return field


def decimal_number() -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.lineEdit().setTextMargins(INSET, 0, INSET, 0)
    return field
