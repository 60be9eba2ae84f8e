"""How fast a recording is played."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.widgets.buttons import open_menu_at_once

SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
USUAL = 1.0


class SpeedButton(QToolButton):
    """Shows it, and offers others."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = USUAL
        self.setProperty("kind", "icon")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as all that is in a row with it
        open_menu_at_once(self)
        menu, group = QMenu(self), QActionGroup(self)
        for speed in SPEEDS:
            action = menu.addAction(_text(speed), partial(self.choose, speed))
            action.setCheckable(True)
            group.addAction(action)
        self.setMenu(menu)
        self._actions = group.actions()
        self.choose(USUAL)

    def choose(self, speed: float) -> None:
        """One of SPEEDS."""
        self.value = speed
        self._actions[SPEEDS.index(speed)].setChecked(True)
        self.setText(_text(speed))
        self.setAccessibleName(tr("Speed: {speed}", speed=_text(speed)))
        self.chosen.emit(speed)

    def slower(self) -> None:
        self.choose(SPEEDS[max(0, SPEEDS.index(self.value) - 1)])

    def faster(self) -> None:
        self.choose(SPEEDS[min(len(SPEEDS) - 1, SPEEDS.index(self.value) + 1)])


def _text(speed: float) -> str:
    """ "1×", "1.25×"."""
    decimals = next(number for number in range(3) if round(speed, number) == speed)
    return tr("{speed}×", speed=format_number(speed, decimals))
