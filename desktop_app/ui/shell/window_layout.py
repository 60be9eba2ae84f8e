"""Where the parts of the window stand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.style.tokens import GRID


def prepare_window(window: QWidget) -> None:
    """Before anything stands in it."""
    window.setWindowTitle("Earshot")
    window.setMinimumSize(640, 360)
    window.resize(1280, 800)
    window.setAcceptDrops(True)


def lay_out_window(
    *, top: QWidget, banner: QWidget, sidebar: QWidget, pages: QWidget, notifications: QWidget, footer: QWidget
) -> QWidget:
    """The sidebar beside the pages, with the notifications under these; the others across the whole width."""
    pages.setMinimumHeight(4 * GRID)  # in a low window they give way: what is told is told in whole
    content = QVBoxLayout()
    content.setSpacing(0)
    content.addWidget(pages, 1)
    content.addWidget(notifications)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(sidebar)
    middle.addLayout(content, 1)
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(top)
    layout.addWidget(banner)
    layout.addLayout(middle, 1)
    layout.addWidget(footer)
    return body
