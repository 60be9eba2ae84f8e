"""Asks the database for what follows from many tasks, at a pace that it can bear."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.background import Background

REST = 9  # times as long as the last answer took: it shall not keep the database busy


class PacedQuery(QObject):
    """Asks after something has changed; no sooner than the last answer is here."""

    seen = Signal(object)  #: the answer

    def __init__(
        self, ask: Callable[[], object], background: Background, after: int, parent: QObject | None = None
    ) -> None:
        """`ask`: may block; `after`: milliseconds after a change, at least."""
        super().__init__(parent)
        self._ask = ask
        self._background = background
        self._asked_at: float | None = None  #: on the monotonic clock; None: nothing is asked
        self._stale = self._urgent = False
        self._after = self._pause = after
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh_now)

    def refresh_soon(self) -> None:
        if self._asked_at is not None:
            self._stale = True
        elif not self._timer.isActive():
            self._timer.start(self._pause)

    def refresh_now(self) -> None:
        """Without a rest; while an answer is under way, right after it."""
        if self._asked_at is not None:
            self._urgent = True
            return
        self._timer.stop()
        self._asked_at, self._stale, self._urgent = monotonic(), False, False
        self._background.run(self._ask, self._show, failed=lambda fault: self._rest())

    def stop(self) -> None:
        self._timer.stop()

    def _show(self, answer: object) -> None:
        self._rest()
        self.seen.emit(answer)

    def _rest(self) -> None:
        took = monotonic() - (self._asked_at or monotonic())
        self._asked_at, self._pause = None, max(self._after, int(1000 * REST * took))
        if self._urgent:
            self.refresh_now()
        elif self._stale:
            self._timer.start(self._pause)
