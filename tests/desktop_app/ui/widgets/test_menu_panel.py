"""Fields in a menu stay in reach."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.menu_panel import MenuPanel


def content_of(width: int, height: int) -> tuple[QWidget, QWidget]:
    """With what is in it."""
    content, field = QWidget(), QWidget()
    field.setFixedSize(width, height)
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(field)
    return content, field


def opened(qtbot: QtBot, menu: QMenu) -> QMenu:
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    return menu


def test_it_is_as_large_as_its_content_each_time_it_opens(qtbot: QtBot, dressed: None) -> None:
    menu, (content, field) = QMenu(), content_of(300, 200)
    qtbot.addWidget(menu)
    panel = MenuPanel(content, menu)
    opened(qtbot, menu).close()
    field.setFixedSize(200, 100)
    opened(qtbot, menu)
    assert panel.area.size().toTuple() == (200, 100)
    assert menu.height() < 200
    menu.close()


def test_what_is_higher_than_the_screen_scrolls(qtbot: QtBot, dressed: None) -> None:
    menu, (content, _) = QMenu(), content_of(300, 2000)
    qtbot.addWidget(menu)
    panel = MenuPanel(content, menu)
    menu.addAction("Below it")
    opened(qtbot, menu)
    assert menu.height() <= menu.screen().availableSize().height()
    assert panel.area.verticalScrollBar().maximum() > 1000
    assert panel.area.viewport().width() >= 300
    menu.close()
