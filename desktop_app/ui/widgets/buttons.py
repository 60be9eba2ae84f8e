"""Buttons that several pages use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.plain import escape_mnemonic, plain_tooltip


class CountButton(QPushButton):
    """A choice of which one is on, with a count in a pill behind its name."""

    def __init__(self, name: str, kind: str, *, quiet_zero: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(escape_mnemonic(name), parent)
        self._name = name
        self._quiet_zero = quiet_zero
        self._count: int | None = None
        self.setProperty("kind", kind)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_count(self, count: int | None) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleName(self._name if count is None else f"{self._name}, {count:,}")
            self.updateGeometry()
            self.update()

    @property
    def count(self) -> int | None:
        return self._count

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._pill_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colours = current_tokens()
        strong = self.isChecked() or self.underMouse()
        painter.setPen(QColor(colours.text if strong else colours.muted))
        left = 12
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._name
        )
        if self._label():
            self._paint_pill(painter, left + self.fontMetrics().horizontalAdvance(self._name) + GRID)
        painter.end()

    def _paint_pill(self, painter: QPainter, left: int) -> None:
        colours = current_tokens()
        height = self.fontMetrics().height() + 2
        pill = QRectF(left, (self.height() - height) / 2, self._pill_width() - GRID, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.track))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.on_accent if self.isChecked() else colours.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._label())

    def _label(self) -> str:
        if self._count is None or (self._quiet_zero and not self._count):
            return ""
        return f"{self._count:,}"

    def _pill_width(self) -> int:
        label = self._label()
        return self.fontMetrics().horizontalAdvance(label) + 3 * GRID if label else 0


def push_button(name: str, act: Callable[[], object], *, kind: str = "", icon_name: str = "") -> QPushButton:
    button = QPushButton(escape_mnemonic(name))
    button.setProperty("kind", kind)
    if icon_name:
        button.setIcon(icon(icon_name))
        button.setText(f" {escape_mnemonic(name)}")  # the style leaves no gap
        button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button


def tool(name: str, icon_name: str, act: Callable[[], None]) -> QToolButton:
    """A button of an icon alone, with its name for those who can't see it."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setProperty("kind", "icon")
    button.setToolTip(plain_tooltip(name))
    button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button
