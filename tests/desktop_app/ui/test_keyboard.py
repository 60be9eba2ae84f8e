"""Every control is reached by the Tab key, and has a name for those who can't see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository

PLACES = ("all", "problems", "workers")
MOST_STEPS = 100


def controls(window: MainWindow) -> set[QWidget]:
    """What can be used now. One of several buttons that exclude each other stands for all."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is window
        and not widget.focusProxy()
    }


def walk(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """Tab by Tab, until it comes round."""
    reached: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in reached:
        assert focus is not None
        assert len(reached) < MOST_STEPS
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    return reached


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    placeholder = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    tabs = widget.tabText(0) if isinstance(widget, QTabBar) else ""
    return widget.accessibleName() or text or placeholder or tabs


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control(qtbot: QtBot, open_window, place: str) -> None:
    window = open_window(demo.busy())
    window.activateWindow()
    qtbot.waitUntil(lambda: any(each.cause for each in window.sidebar.places()))
    window.go_to(place)
    if place == "all":
        window.tasks.view.select_row(8)
        qtbot.waitUntil(lambda: window.reader.transcript.reading)
    missed = controls(window) - set(walk(qtbot, window))
    assert [f"{type(each).__name__} {name_of(each)!r}" for each in missed] == []


def test_tab_reaches_every_control_of_the_empty_window(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository())
    window.activateWindow()
    window.go_to("all")
    missed = controls(window) - set(walk(qtbot, window))
    assert [f"{type(each).__name__} {name_of(each)!r}" for each in missed] == []


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name(qtbot: QtBot, open_window, place: str) -> None:
    window = open_window(demo.busy())
    qtbot.waitUntil(lambda: any(each.cause for each in window.sidebar.places()))
    window.go_to(place)
    nameless = [widget for widget in controls(window) if not name_of(widget)]
    assert [f"{type(each).__name__} {each.objectName()}" for each in nameless] == []


@pytest.mark.parametrize(("size", "buttons"), [((1280, 800), 6), ((900, 600), 7)])
def test_tab_goes_through_the_bar_of_the_selected_from_left_to_right(
    qtbot: QtBot, open_window: Callable[..., MainWindow], size: tuple[int, int], buttons: int
) -> None:
    window = open_window(demo.busy(), size=size)
    window.tasks.view.selectAll()
    qtbot.waitUntil(window.tasks.selection.isVisible)
    reached: list[QWidget] = []
    widget = window.tasks.view.nextInFocusChain()
    while widget is not window.tasks.view:
        is_in_bar = window.tasks.selection.isAncestorOf(widget) and widget.isVisible()
        if is_in_bar and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(widget)
        widget = widget.nextInFocusChain()
    assert len(reached) == buttons
    assert [one.x() for one in reached] == sorted(one.x() for one in reached)
