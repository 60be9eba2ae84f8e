"""All actions with their keys, which a person can change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.shell.commands import Commands, default_keys_of, is_match, keys_of, title_of
from desktop_app.ui.shell.key_bindings import KeyBindings
from desktop_app.ui.shell.key_question import KeyQuestion
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable

SIZE = (92 * GRID, 80 * GRID)  # pixels


class ShortcutsDialog(QDialog):
    """Type to find an action, choose it with the arrow keys; Enter changes its keys."""

    def __init__(self, commands: Commands, bindings: KeyBindings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bindings = bindings
        self._names = {
            action: f"{tr(menu)}: {title_of(action)}" for menu, some in commands.by_menu().items() for action in some
        }
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find an action or its keys"))
        self.field.setAccessibleName(tr("Find an action or its keys"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._show_found)
        self.field.installEventFilter(self)
        self.table = RowsTable(
            [
                RowColumn(mark("Action"), self._names.__getitem__, stretch=True),
                RowColumn(mark("Keys"), keys_of, 15),
                RowColumn(mark("Default keys"), self._usual, 15),
            ],
            tr("Actions and their keys"),
        )
        self.note = Label()
        self.note.setWordWrap(True)
        set_role(self.note, "danger")
        self.change = push_button(tr("Change…"), self._ask)
        self.change.setDefault(True)
        self.reset = push_button(tr("Reset"), self._reset)
        self.reset_all = push_button(tr("Reset all"), self._reset_all)
        self.close_button = push_button(tr("Close"), self.reject)
        self.table.doubleClicked.connect(lambda index: self._ask())
        self.table.selectionModel().currentRowChanged.connect(lambda now, before: self._enable())
        self._lay_out()
        self._show_found()

    @property
    def current(self) -> QAction | None:
        index = self.table.currentIndex()
        return self.table.rows.rows[index.row()] if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys choose while the field has the focus."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):  # type: ignore[attr-defined]
            QApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def _show_found(self) -> None:
        text = self.field.text()
        self.table.rows.show([each for each, name in self._names.items() if is_match(f"{name} {keys_of(each)}", text)])
        self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._enable()

    def _enable(self) -> None:
        self.note.setText("")
        action = self.current
        self.change.setEnabled(action is not None)
        self.reset.setEnabled(action is not None and self._bindings.is_changed(action))
        self.reset_all.setEnabled(self._bindings.any_changed)

    def _usual(self, action: QAction) -> str:
        """Empty where it has them."""
        if not self._bindings.is_changed(action):
            return ""
        return default_keys_of(action).toString(QKeySequence.SequenceFormat.NativeText) or tr("none", "no keys")

    def _ask(self) -> None:
        if (action := self.current) is not None:
            question = KeyQuestion(
                title_of(action), action.shortcut(), lambda keys: self._bindings.why_not(action, keys), self
            )
            question.accepted.connect(lambda: self._changed(self._bindings.change(action, question.keys)))
            question.open()

    def _reset(self) -> None:
        if (action := self.current) is not None:
            self._changed(self._bindings.reset(action))

    def _reset_all(self) -> None:
        self._bindings.reset_all()
        self._changed("")

    def _changed(self, why_not: str) -> None:
        self.table.rows.refresh()
        self._enable()
        self.note.setText(why_not)
        if not self.focusWidget() or not self.focusWidget().isEnabled():
            self.table.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.change, self.reset, self.reset_all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.reset, self.reset_all, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        resize_on_screen(self, *SIZE)
        self.field.setFocus()
