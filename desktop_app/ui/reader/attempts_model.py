"""The attempts of one task as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.task import Attempt
from desktop_app.presentation.attempts import Timeline, error, timeline, told
from desktop_app.ui.widgets.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SENTENCE = Role.UserRole  #: of the error; empty: none


class AttemptsModel(QAbstractListModel):
    """Oldest first. What is displayed is the whole attempt, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.attempts: Sequence[Attempt] = ()
        self.timeline = Timeline()  #: where they stood when they were last placed

    def show(self, attempts: Sequence[Attempt]) -> None:
        """Those that are there already are renewed in place: what is selected in them stays selected."""
        known = len(self.attempts)
        if [one.uid for one in attempts[:known]] != [one.uid for one in self.attempts] or not known:
            self.beginResetModel()
            self._take(attempts)
            self.endResetModel()
        elif attempts != self.attempts:
            self._renew(attempts, known)

    def place(self, now: datetime) -> bool:
        """Where they stand now; returns whether another row has marks than before."""
        marked = self.timeline.marked_rows
        self.timeline = timeline(self.attempts, now)
        return self.timeline.marked_rows != marked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.attempts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == SENTENCE:
            return error(self.attempts[index.row()])
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        text = told(self.attempts, index.row(), datetime.now(UTC))
        return plain_tooltip(text) if role == Role.ToolTipRole else text

    def _renew(self, attempts: Sequence[Attempt], known: int) -> None:
        self._take(attempts[:known])
        self.dataChanged.emit(self.index(0), self.index(known - 1))
        if len(attempts) > known:
            self.beginInsertRows(QModelIndex(), known, len(attempts) - 1)
            self._take(attempts)
            self.endInsertRows()

    def _take(self, attempts: Sequence[Attempt]) -> None:
        self.attempts = attempts
        self.place(datetime.now(UTC))
