"""The filter of the list by kind of task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.presentation.text import readable
from worker_agent.contract.kinds import TaskKind


class KindFilter(QComboBox):
    """All, then one for each kind; where one is chosen, the list shows its results."""

    chosen = Signal(object)  #: TaskKind, or None for all

    def __init__(self, kinds: Sequence[TaskKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kind of task")
        self.setToolTip("Show one kind of task, with its results")
        self.addItem("All kinds", None)
        for kind in kinds:
            self.addItem(readable(kind.title), kind)
        self.currentIndexChanged.connect(lambda: self.chosen.emit(self.currentData()))
