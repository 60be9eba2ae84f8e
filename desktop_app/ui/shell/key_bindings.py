"""The keys of the actions: those of the program, but where a person has chosen others."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.commands import Commands, default_keys_of, title_of, titles_on_the_bar
from desktop_app.ui.window_state import WindowState

GROUP = "keys"  # in the window's state
_NAVIGATION = {
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Menu),
}
_EDITING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)


class KeyBindings:
    """What is chosen takes effect at once, and is remembered by the action's id."""

    def __init__(self, commands: Commands, state: WindowState) -> None:
        self._commands, self._state = commands, state
        self._chosen: dict[str, str] = {}  #: by id; empty: none
        known = {action.objectName() for action in commands}
        for id_, text in state.read_group(GROUP).items():
            keys = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
            if id_ in known and _is_good(keys) and not (text and text in self._chosen.values()):
                self._chosen[id_] = text
        self._apply()

    def is_changed(self, action: QAction) -> bool:
        return action.objectName() in self._chosen

    @property
    def any_changed(self) -> bool:
        return bool(self._chosen)

    def why_not(self, action: QAction, keys: QKeySequence) -> str:
        """Why the action can't have these keys, in a sentence; empty: it can."""
        if keys.isEmpty():
            return ""
        if why := _reserved(keys):
            return why
        other = next((each for each in self._commands if each is not action and each.shortcut() == keys), None)
        if other is None:
            return ""
        action_name = title_of(other)
        return tr(
            "{keys} belongs to “{action}”. Give that one other keys first.", keys=_shown(keys), action=action_name
        )

    def change(self, action: QAction, keys: QKeySequence) -> str:
        """Returns why not; empty: it is done."""
        if why := self.why_not(action, keys):
            return why
        if keys == default_keys_of(action):
            self._forget(action.objectName())
        else:
            text = keys.toString(QKeySequence.SequenceFormat.PortableText)
            self._chosen[action.objectName()] = text
            self._state.write(action.objectName(), text, group=GROUP)
        self._apply()
        return ""

    def reset(self, action: QAction) -> str:
        """To the program's own keys; returns why not."""
        return self.change(action, default_keys_of(action))

    def reset_all(self) -> None:
        for id_ in [*self._chosen]:
            self._forget(id_)
        self._apply()

    def _forget(self, id_: str) -> None:
        self._chosen.pop(id_, None)
        self._state.forget(id_, group=GROUP)

    def _apply(self) -> None:
        """A key that a person has given to one action is no other one's, whatever the program would give to that."""
        taken = set(self._chosen.values())
        for action in self._commands:
            default = default_keys_of(action)
            own = "" if default.toString() in taken else default.toString()
            action.setShortcut(QKeySequence(self._chosen.get(action.objectName(), own)))


def _is_good(keys: QKeySequence) -> bool:
    """Whether they may be kept: none are, too. A file may hold anything."""
    if keys.isEmpty():
        return True
    return keys.count() == 1 and _pressed(keys).key() != Qt.Key.Key_unknown and not _reserved(keys)


def _pressed(keys: QKeySequence) -> QKeyCombination:
    pressed: QKeyCombination = keys[0]  # type: ignore[index]  # its stubs don't know that
    return pressed


def _reserved(keys: QKeySequence) -> str:
    """Why no action may have them."""
    pressed, shift = _pressed(keys), Qt.KeyboardModifier.ShiftModifier
    if pressed.key() in _NAVIGATION and not pressed.keyboardModifiers() & ~shift:
        return tr("{keys} is needed to move in the window. Choose it together with Ctrl or Alt.", keys=_shown(keys))
    if any(keys in QKeySequence.keyBindings(standard) for standard in _EDITING):
        return tr("{keys} is needed to copy and paste text. Choose other keys.", keys=_shown(keys))
    opened = (menu for menu, title in titles_on_the_bar().items() if keys == QKeySequence.mnemonic(title))
    if menu := next(opened, ""):
        return tr("{keys} opens the menu {menu}. Choose other keys.", keys=_shown(keys), menu=tr(menu))
    return ""


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
