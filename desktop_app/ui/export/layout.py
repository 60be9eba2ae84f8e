"""How the export dialog is laid out: the choices scroll where the screen is low, the report and the buttons stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label

Group = tuple[str, QWidget]  #: a heading, and what is chosen under it

BESIDE = 3 * GRID  # pixels between what stands side by side
SPARE = 4  # pixels by which signs of another font may turn out higher than was foreseen
BELOW = GRID + GRID // 2  # pixels between groups one below the other


def lay_out(
    dialog: QDialog,
    columns: Sequence[Sequence[Group]],
    below: Sequence[Group],
    report: Sequence[QWidget],
    buttons: QHBoxLayout,
) -> None:
    """`columns`: groups that stand side by side where the screen is wide enough; `below`: those under them."""
    page = QWidget()
    beside = QHBoxLayout()
    beside.setSpacing(BESIDE)
    for groups in columns:
        beside.addLayout(_one_below_the_other(groups), 1)
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(BELOW)
    lines.addLayout(beside)
    lines.addLayout(_one_below_the_other(below))
    scrolling = _Scrolling(page)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
    layout.setSpacing(GRID)
    layout.addWidget(scrolling, 1)
    for widget in report:
        layout.addWidget(widget)
    layout.addSpacing(GRID)
    layout.addLayout(buttons)
    if layout.minimumSize().width() > dialog.screen().availableSize().width():
        beside.setDirection(QHBoxLayout.Direction.TopToBottom)
        beside.setSpacing(BELOW)


def _one_below_the_other(groups: Sequence[Group]) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(BELOW)
    for title, widget in groups:
        group = QVBoxLayout()
        group.setSpacing(GRID // 2)
        group.addWidget(_heading(title))
        group.addWidget(widget)
        lines.addLayout(group)
    lines.addStretch(1)
    return lines


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
        return QMargins(0, 0, self.verticalScrollBar().sizeHint().width(), SPARE)


def _heading(text: str) -> Label:
    label = Label(text)
    set_font_scale(label, 1.0, bold=True)
    return label
