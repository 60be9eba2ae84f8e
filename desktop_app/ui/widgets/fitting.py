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


def grow_on_screen(window: QWidget) -> None:
    """For what has come into it, as far as the screen allows; what a person made larger stays so."""
    if layout := window.layout():
        layout.activate()
    resize_on_screen(window, window.width(), max(window.height(), window.sizeHint().height()))


def add_form_row(form: QFormLayout, title: str, field: QWidget, *, line_height: int = 0) -> None:
    """With the title in the middle of its line. `line_height`: where the field has several lines."""
    label = Label(title)
    label.setBuddy(field)
    field.ensurePolished()
    label.setFixedHeight(line_height or field.sizeHint().height())
    form.addRow(label, field)
