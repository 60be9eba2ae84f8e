"""A submenu of which one entry is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from desktop_app.ui.shell.commands import Commands


def add_choice_menu(
    commands: Commands,
    window: QWidget,
    setting: str,
    title: str,
    options: Mapping[str, str],
    chosen: str,
    choose: Callable[[str], None],
    *,
    separated: bool = False,
) -> QActionGroup:
    """Under View. `options`: what each is called, by its value; `separated`: a line comes before the submenu."""
    group = QActionGroup(window)
    for value, name in options.items():
        act, id_, first = partial(choose, value), f"{setting}_{value or 'system'}", not group.actions()
        action = commands.add("View", id_, name, act, submenu=title, separated=separated and first)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        group.addAction(action)
    return group
