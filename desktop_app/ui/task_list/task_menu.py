"""What can be done with the chosen tasks: by key, and by the menu that a right click opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.ui.style.icons import icon
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.view import TaskView
from desktop_app.ui.widgets.plain import escape_mnemonic


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    key: str
    icon_name: str
    act: Callable[[], None]


class TaskMenu:
    """The same verbs both ways."""

    def __init__(self, view: TaskView, actions: TaskActions, export: Callable[[], None]) -> None:
        self._view = view
        self._actions = [
            self._action(entry)
            for entry in (
                _Entry("Read the transcript", "", "text", self._open),
                _Entry("Retry", "Ctrl+R", "retry", lambda: actions.retry(view.selected_ids())),
                _Entry("Cancel", "Ctrl+K", "cancel", lambda: actions.cancel(view.selected_ids())),
                _Entry("Export…", "Ctrl+E", "export", export),
                _Entry("Report…", "Ctrl+P", "text", lambda: actions.report(view.selected_ids())),
                _Entry("Remove…", "Del", "remove", lambda: actions.remove(view.selected_ids())),
            )
        ]
        view.customContextMenuRequested.connect(self._show)

    def _open(self) -> None:
        if (id_ := self._view.current_id()) is not None:
            self._view.opened.emit(id_)

    def _show(self, at: QPoint) -> None:
        if not self._view.selectionModel().hasSelection():
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _action(self, entry: _Entry) -> QAction:
        action = QAction(icon(entry.icon_name), escape_mnemonic(entry.name), self._view)
        action.triggered.connect(lambda: entry.act())
        if entry.key:
            action.setShortcut(QKeySequence(entry.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action
