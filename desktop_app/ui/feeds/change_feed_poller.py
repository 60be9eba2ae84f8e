"""Polls the change feed, at once after a hint, and passes the changes to every list."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.orchestrator.ports.lists import Changes, Cursor
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.bridge import Bridge

INTERVAL = 500  # milliseconds between two looks
INTERVAL_WITH_HINTS = 2000  # milliseconds between two looks while changes are told by hints
GAP = 50  # milliseconds, at least, from the end of a look to the next one, however many hints come
INTERVAL_AFTER_FAULT = 3000  # milliseconds


class ChangeFeedPoller(QObject):
    """Polls, because a poll can't be lost; asks for nothing more where nothing has changed."""

    opened = Signal()  #: the feed has its starting point, or one in another database: lists are to load
    changed = Signal(object)  #: Changes, never empty
    fault = Signal(str)  #: the database does not answer: a sentence; "" when it does again

    def __init__(self, repository: TaskRepository, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._background = background
        self._cursor: Cursor | None = None
        self._fault = ""
        self._looking = self._hinted = self._paging = False
        self._hints = Bridge(lambda _: self._hint(), self)
        self._unsubscribe = repository.subscribe(lambda: self._hints.send(None))
        self._rested = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Ask now; the next look follows by itself."""
        self._looking, self._hinted = True, self._paging  # a page shows nothing that came after the first one
        repository, cursor = self._repository, self._cursor
        self._background.run(lambda: _look(repository, cursor), self._seen, failed=self._missed, key="live tasks")

    def stop(self) -> None:
        self._unsubscribe()
        self._hints.close()
        self._timer.stop()

    def _hint(self) -> None:
        """Something may have changed; while a look is under way, the next one may have to tell what."""
        if self._looking:
            self._hinted = True
        elif self._cursor is not None and self._timer.remainingTime() > GAP:
            self._timer.start(max(0, GAP - self._rested.elapsed()))

    def _seen(self, changes: Changes) -> None:
        anew = self._cursor is None or changes.restarted
        self._cursor = changes.cursor
        self._tell_fault("")
        if anew:
            self.opened.emit()
        if changes.tasks or changes.removed:
            self.changed.emit(changes)
        self._look_again(changes.complete)

    def _look_again(self, complete: bool) -> None:
        self._looking, self._paging = False, not complete
        self._rested.start()
        if self._hinted or not complete:
            self._timer.start(GAP if complete else 0)
        else:
            self._timer.start(INTERVAL_WITH_HINTS if self._repository.gives_hints else INTERVAL)

    def _missed(self, fault: str) -> None:
        self._looking = False
        self._tell_fault(fault)
        self._timer.start(INTERVAL_AFTER_FAULT)

    def _tell_fault(self, fault: str) -> None:
        if fault != self._fault:
            self._fault = fault
            self.fault.emit(fault)


def _look(repository: TaskRepository, cursor: Cursor | None) -> Changes:
    return Changes(repository.latest_cursor(), (), (), True) if cursor is None else repository.changes_since(cursor)
