"""Everything that can be done in the window, once: the menus, the command palette and the list of shortcuts show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.icons import icon
from desktop_app.ui.widgets.mnemonics import mark_mnemonics, with_mnemonics
from desktop_app.ui.widgets.plain import escape_mnemonic, plain_tooltip, strip_mnemonic

MENUS = (mark("File"), mark("Edit"), mark("Task"), mark("Sound"), mark("View"), mark("Help"))
_ON_THE_BAR = (  # where a script has no letters for keys, one stands behind
    mark("File", "on the bar"),
    mark("Edit", "on the bar"),
    mark("Task", "on the bar"),
    mark("Sound", "on the bar"),
    mark("View", "on the bar"),
    mark("Help", "on the bar"),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an action is in its menu."""

    submenu: str  #: in which it stands; empty: in the menu itself
    separated: bool
    default_keys: str


class Commands(QObject):
    """The actions by menu, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, list[QAction]] = {menu: [] for menu in MENUS}
        self._filled: list[QMenu] = []

    def add(
        self,
        menu: str,
        id_: str,
        name: str,
        act: Callable[[], object],
        *,
        submenu: str = "",
        keys: str = "",
        icon_name: str = "",
        only_in: QWidget | None = None,
        separated: bool = False,
    ) -> QAction:
        """`id_`: a person's choice of keys is stored under it, so it stays when `name` is reworded; `keys`: such as
        "Ctrl+R"; `only_in`: the widget that has to have the focus for them, None: any; `separated`: a line in the menu
        stands above it."""
        action = QAction(escape_mnemonic(name), self._window)
        action.setObjectName(id_)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda: act())
        action.setShortcut(QKeySequence(keys))
        if only_in is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setData(_Entry(submenu, separated, keys))
        (only_in or self._window).addAction(action)
        self._menus[menu].append(action)
        return action

    def fill(self, bar: QMenuBar) -> None:
        for title, actions in zip(titles_on_the_bar().values(), self._menus.values(), strict=True):
            self._fill(bar.addMenu(title), actions)

    def rename(self, action: QAction, name: str) -> None:
        """What the action does depends on what is there."""
        action.setText(escape_mnemonic(name))
        for menu in self._filled:
            if action in menu.actions():
                mark_mnemonics(menu.actions())

    def by_menu(self) -> dict[str, list[QAction]]:
        return {menu: [*actions] for menu, actions in self._menus.items()}

    def __iter__(self) -> Iterator[QAction]:
        for actions in self._menus.values():
            yield from actions

    def named(self, name: str) -> QAction:
        """The one that people read as `name`; raises KeyError."""
        for action in self:
            if title_of(action) == name:
                return action
        raise KeyError(name)

    def _fill(self, menu: QMenu, actions: list[QAction]) -> None:
        submenus: dict[str, QMenu] = {}
        for action in actions:
            entry = _entry(action)
            if begins_group(action):
                menu.addSeparator()
            if entry.submenu and entry.submenu not in submenus:
                submenus[entry.submenu] = menu.addMenu(escape_mnemonic(entry.submenu))
            submenus.get(entry.submenu, menu).addAction(action)
        self._filled += [menu, *submenus.values()]
        for filled in (menu, *submenus.values()):
            mark_mnemonics(filled.actions())


def titles_on_the_bar() -> dict[str, str]:
    """By menu, each with its letter marked."""
    titles = with_mnemonics([tr(name, "on the bar") for name in _ON_THE_BAR])
    return dict(zip(MENUS, titles, strict=True))


def title_of(action: QAction) -> str:
    """As people read it, with the submenu in which it stands."""
    title, submenu = strip_mnemonic(action.text()), _entry(action).submenu
    return f"{submenu}: {title}" if submenu else title


def begins_group(action: QAction) -> bool:
    """Whether a line stands above it in its menu."""
    return _entry(action).separated


def keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def default_keys_of(action: QAction) -> QKeySequence:
    """Those that it has until a person chooses others."""
    return QKeySequence(_entry(action).default_keys)


def is_match(name: str, text: str) -> bool:
    """Whether each word of the text is somewhere in the name, in any order."""
    return all(word in name.casefold() for word in text.casefold().split())


def show_keys_in_tooltip(button: QWidget, action: QAction) -> None:
    """Tell the action's name and keys, also when they are changed."""

    def update() -> None:
        keys = keys_of(action)
        button.setToolTip(plain_tooltip(f"{title_of(action)} ({keys})" if keys else title_of(action)))

    action.changed.connect(update)
    update()


def _entry(action: QAction) -> _Entry:
    entry: _Entry = action.data()
    return entry
