"""Windows and forms in their measure."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label

FRAME = 6 * GRID  # pixels that the frame of a window may take


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """As large as that, or as the screen allows: what lies outside it is out of reach."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height() - FRAME))


def add_form_row(form: QFormLayout, title: str, field: QWidget, *, line_height: int = 0) -> None:
    """With the title in the middle of its line. `line_height`: where the field has several lines."""
    label = Label(title)
    label.setBuddy(field)
    field.ensurePolished()
    label.setFixedHeight(line_height or field.sizeHint().height())
    form.addRow(label, field)
