"""Fields in a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget, QWidgetAction

from desktop_app.ui.style.tokens import GRID

OTHERS = 8 * GRID  # pixels, about: the other entries of the menu


class MenuPanel(QWidgetAction):
    """An entry as large as its content is at the moment; where the screen is lower, it scrolls."""

    def __init__(self, content: QWidget, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu, self._content = menu, content
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        for background in (content, self.area.viewport()):
            background.setAutoFillBackground(False)  # it is the menu's
        self.setDefaultWidget(self.area)
        menu.addAction(self)
        menu.aboutToShow.connect(self._fit)

    def _fit(self) -> None:
        wanted, room = self._content.sizeHint(), self._menu.screen().availableSize().height() - OTHERS
        bar = self.area.verticalScrollBar().sizeHint().width() if wanted.height() > room else 0
        self.area.setFixedSize(wanted.width() + bar, min(wanted.height(), room))
        self.setVisible(False)  # a menu measures its entries anew only when one has changed
        self.setVisible(True)
