"""A line of text that asks for no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from desktop_app.ui.widgets.plain import Label, plain_tooltip


class ElidedLabel(Label):
    """One line, that ends in … where there is no room for it; the whole of it is its tooltip."""

    def __init__(self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__()
        self._whole = ""
        self._mode = mode
        self.setMinimumWidth(1)

    def set_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        whole = self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right()
        return QSize(whole + 1, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._elide()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, self._mode, room))
