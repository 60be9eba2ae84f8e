"""How the export dialog is laid out: the choices scroll where the screen is low, the report and the buttons stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label


def lay_out(
    dialog: QDialog, choices: Sequence[tuple[str, QWidget]], report: Sequence[QWidget], buttons: QHBoxLayout
) -> None:
    """`choices`: each with its heading."""
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, GRID, 0)
    lines.setSpacing(GRID)
    for title, widget in choices:
        lines.addWidget(_heading(title))
        lines.addWidget(widget)
        lines.addSpacing(GRID)
    lines.addStretch(1)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
    layout.setSpacing(GRID)
    layout.addWidget(_Scrolling(page), 1)
    for widget in report:
        layout.addWidget(widget)
    layout.addSpacing(GRID)
    layout.addLayout(buttons)


class _Scrolling(QScrollArea):
    """Wishes to be as large as what is in it; Qt's own wishes to be small."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self._page = page

    def sizeHint(self) -> QSize:
        return self._page.sizeHint().grownBy(self._bar())

    def minimumSizeHint(self) -> QSize:
        """It scrolls up and down alone."""
        return QSize(self._page.minimumSizeHint().grownBy(self._bar()).width(), 20 * GRID)

    def _bar(self) -> QMargins:
        return QMargins(0, 0, self.verticalScrollBar().sizeHint().width(), 0)


def _heading(text: str) -> Label:
    label = Label(text)
    set_font_scale(label, 1.0, bold=True)
    return label
