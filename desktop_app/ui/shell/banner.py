"""The banner: what keeps the program from working, in a whole sentence, across the window, until it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import IconLabel
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label


class Banner(QFrame):
    """Hidden while all is well."""

    def __init__(
        self, try_again: Callable[[], None], open_settings: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.words = Label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = push_button(tr("Try again"), try_again)
        self.settings = push_button(tr("Open settings"), open_settings)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(IconLabel("warning", 3 * GRID))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.again)
        layout.addWidget(self.settings)
        self.show_faults(())

    def show_faults(self, faults: Sequence[str]) -> None:
        """None: it goes."""
        self.words.setText("\n".join(f"• {fault}" if len(faults) > 1 else fault for fault in faults))
        self.setAccessibleName(" ".join(faults))
        self.setVisible(bool(faults))
