"""The filter of the list by status, with the number of tasks of each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.formatting import status_name
from desktop_app.ui.widgets.buttons import CountButton


class StatusFilter(QWidget):
    """All, then one for each status."""

    chosen = Signal(object)  #: TaskStatus, or None for all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[TaskStatus | None, CountButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for status in (None, *TaskStatus):
            button = CountButton(status_name(status) if status else "All", "filter")
            button.clicked.connect(lambda checked=False, status=status: self.chosen.emit(status))
            self.buttons[status] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self.buttons[None].setChecked(True)

    def show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self.buttons[None].set_count(sum(counts.values()))
        for status, count in counts.items():
            self.buttons[status].set_count(count)
