"""Polls the change feed and passes the changes to every list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import Changes, Cursor
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.ui.background import Background

INTERVAL = 500  # milliseconds between two looks
INTERVAL_AFTER_FAULT = 3000  # milliseconds


@dataclass(frozen=True, slots=True)
class _Look:
    changes: Changes
    counts: Mapping[TaskStatus, int] | None  #: None: as before


class ChangeFeedPoller(QObject):
    """Polls, because a poll can't be lost; asks for nothing more where nothing has changed."""

    opened = Signal()  #: the feed has its starting point, or one in another database: lists are to load
    changed = Signal(object)  #: Changes, never empty
    counted = Signal(object)  #: Mapping[TaskStatus, int]
    fault = Signal(str)  #: the database does not answer: a sentence; "" when it does again

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._cursor: Cursor | None = None
        self._fault = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Ask now; the next look follows by itself."""
        repository, cursor = self._repository, self._cursor
        self._background.run(lambda: _look(repository, cursor), self._seen, failed=self._missed, key="live tasks")

    def stop(self) -> None:
        self._timer.stop()

    def _seen(self, look: _Look) -> None:
        anew = self._cursor is None or look.changes.restarted
        self._cursor = look.changes.cursor
        self._tell_fault("")
        if anew:
            self.opened.emit()
        if look.counts is not None:
            self.counted.emit(look.counts)
        if look.changes.tasks or look.changes.removed:
            self.changed.emit(look.changes)
        self._timer.start(INTERVAL if look.changes.complete else 0)

    def _missed(self, fault: str) -> None:
        self._tell_fault(fault)
        self._timer.start(INTERVAL_AFTER_FAULT)

    def _tell_fault(self, fault: str) -> None:
        if fault != self._fault:
            self._fault = fault
            self.fault.emit(fault)


def _look(repository: TaskRepository, cursor: Cursor | None) -> _Look:
    if cursor is None:
        return _Look(Changes(repository.latest_cursor(), (), (), True), repository.counts())
    changes = repository.changes_since(cursor)
    moved = bool(changes.tasks or changes.removed or changes.restarted)
    return _Look(changes, repository.counts() if moved else None)
