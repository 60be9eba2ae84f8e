"""Asks for the keys of an action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label


class KeyQuestion(QDialog):
    """Shows at once why keys can't be had. Enter takes them, Esc leaves everything as it was."""

    def __init__(self, title: str, keys: QKeySequence, why_not: Callable[[QKeySequence], str], parent: QWidget) -> None:
        """`title`: of the action; `why_not`: a sentence; empty: it can have these keys."""
        super().__init__(parent)
        self.setWindowTitle(tr("Change the keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(56 * GRID)
        self._why_not = why_not
        self.heading = Label(tr("Press the keys for “{action}”.", action=title))
        self.heading.setWordWrap(True)
        self.field = _KeyField()
        self.field.setAccessibleName(tr("Keys for “{action}”", action=title))
        self.field.setKeySequence(keys)
        self.field.keySequenceChanged.connect(self._check)
        self.note = Label()
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())  # the window keeps its size
        set_role(self.note, "danger")
        self.no_keys = push_button(tr("No keys"), self.field.clear)
        self.cancel = push_button(tr("Cancel"), self.reject)
        self.take = push_button(tr("Use these keys"), self.accept, kind="primary")
        self._lay_out()

    @property
    def keys(self) -> QKeySequence:
        """Empty: none."""
        return self.field.keySequence()

    def _check(self, keys: QKeySequence) -> None:
        why_not = self._why_not(keys)
        self.note.setText(why_not)
        self.take.setEnabled(not why_not)
        self.take.setText(tr("Use no keys") if keys.isEmpty() else tr("Use these keys"))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.no_keys)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        self.take.setDefault(True)
        for button in (self.no_keys, self.cancel):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        self.field.setFocus()


class _KeyField(QKeySequenceEdit):
    """Takes what is pressed, but for the keys that leave the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if leaves and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
