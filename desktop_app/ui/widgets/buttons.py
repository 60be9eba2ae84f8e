"""Buttons that several pages use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QToolButton

from desktop_app.ui.style.icons import icon
from desktop_app.ui.widgets.plain import escape_mnemonic, plain_tooltip


def push_button(name: str, act: Callable[[], object], *, kind: str = "", icon_name: str = "") -> QPushButton:
    button = QPushButton(escape_mnemonic(name))
    button.setProperty("kind", kind)
    if icon_name:
        button.setIcon(icon(icon_name))
        button.setText(f" {escape_mnemonic(name)}")  # the style leaves no gap
        button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button


def ok_and_cancel(dialog: QDialog) -> QDialogButtonBox:
    """At the end of the dialog, which they close."""
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
    buttons.button(standard.Ok).setProperty("kind", "primary")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def open_menu_at_once(button: QToolButton) -> None:
    """A press opens its menu, as the chevron at its end says."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("mirrored", button.isRightToLeft())


def tool(name: str, icon_name: str, act: Callable[[], None]) -> QToolButton:
    """A button of an icon alone, with its name for those who can't see it."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setProperty("kind", "icon")
    button.setToolTip(plain_tooltip(name))
    button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button


def side_by_side(accept: QPushButton, *reject: QPushButton) -> QDialogButtonBox:
    """In the order that the dialogs of the system have."""
    box = QDialogButtonBox()
    box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    for button in reject:
        box.addButton(button, QDialogButtonBox.ButtonRole.RejectRole)
    return box
