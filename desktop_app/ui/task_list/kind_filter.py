"""The filter of the list by kind of task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.presentation.kinds import kind_title
from desktop_app.presentation.translation import tr
from worker_agent.contract.kinds import TaskKind


class KindFilter(QComboBox):
    """All, then one for each kind; where one is chosen, the list shows its results."""

    chosen = Signal(object)  #: TaskKind, or None for all

    def __init__(self, kinds: Sequence[TaskKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Kind of task"))
        self.setToolTip(tr("Show one kind of task, with its results"))
        self.addItem(tr("All kinds"), None)
        for kind in kinds:
            self.addItem(kind_title(kind.name), kind)
        self.currentIndexChanged.connect(lambda: self.chosen.emit(self.currentData()))
