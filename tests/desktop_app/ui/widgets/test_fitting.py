"""Windows stay on the screen, and the titles of a form in line with its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fitting import add_form_row, resize_on_screen


def test_a_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_on_screen(window, 400, 300)
    assert window.size().toTuple() == (400, 300)
    resize_on_screen(window, 10_000, 10_000)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_a_title_stands_in_line_with_its_field(qtbot: QtBot, dressed: None) -> None:
    window, line, several = QWidget(), QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(window)
    form = QFormLayout(window)
    add_form_row(form, "Loudness", line)
    add_form_row(form, "Words", several, line_height=line.sizeHint().height())
    with qtbot.waitExposed(window):
        window.show()
    loudness, words = (label.geometry() for label in window.findChildren(QLabel))
    assert abs(loudness.center().y() - line.geometry().center().y()) <= 1
    assert words.center().y() == several.y() + line.height() // 2 - 1
