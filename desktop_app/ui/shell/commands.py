"""Everything that can be done in the window, once: the menus, the command palette and the list of shortcuts show it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.widgets.plain import escape_mnemonic

MENUS = ("File", "Edit", "Task", "View", "Help")


class Commands(QObject):
    """The actions by menu, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, list[QAction]] = {menu: [] for menu in MENUS}

    def add(
        self,
        menu: str,
        name: str,
        act: Callable[[], object],
        *,
        keys: str = "",
        icon_name: str = "",
        only_in: QWidget | None = None,
        separated: bool = False,
    ) -> QAction:
        """`keys`: such as "Ctrl+R"; `only_in`: the widget that has to have the focus for them, None: any;
        `separated`: a line in the menu stands above it."""
        action = QAction(escape_mnemonic(name), self._window)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
        if only_in is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setData(separated)
        (only_in or self._window).addAction(action)
        self._menus[menu].append(action)
        return action

    def fill(self, bar: QMenuBar) -> None:
        for name, actions in self._menus.items():
            menu = bar.addMenu(f"&{name}")
            for action in actions:
                if action.data():
                    menu.addSeparator()
                menu.addAction(action)

    def by_menu(self) -> dict[str, list[QAction]]:
        return {menu: [*actions] for menu, actions in self._menus.items()}

    def named(self, name: str) -> QAction:
        """The one that people read as `name`; raises KeyError."""
        for actions in self._menus.values():
            for action in actions:
                if title_of(action) == name:
                    return action
        raise KeyError(name)


def title_of(action: QAction) -> str:
    return action.text().replace("&&", "&")


def keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
