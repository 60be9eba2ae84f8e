"""The health of the loops: each notes what does not answer, and the window is told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from desktop_app.domain.health import Health

logger = logging.getLogger(__name__)


class HealthBoard:
    """The present faults; safe for any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: dict[str, tuple[str, str]] = {}  # loop: (part, sentence)
        self._watchers: list[Callable[[Health], None]] = []

    @property
    def health(self) -> Health:
        """Of the moment."""
        with self._lock:
            return self._health()

    def watch(self, callback: Callable[[Health], None]) -> None:
        """Call back at once, and at every change, from whichever thread notes it."""
        with self._lock:
            self._watchers.append(callback)
            health = self._health()
        callback(health)

    def note(self, loop: str, part: str, sentence: str) -> bool:
        """`part` does not answer, as `loop` found; returns whether that is news."""
        return self._change(loop, (part, sentence))

    def tell(self, loop: str, part: str, sentence: str) -> None:
        """Likewise, and in the log where it is news; "": it answers."""
        if self._change(loop, (part, sentence) if sentence else None) and sentence:
            logger.warning("%s: %s", part, sentence)

    def clear(self, loop: str) -> None:
        """All that `loop` leans on answers."""
        self._change(loop, None)

    def _change(self, loop: str, fault: tuple[str, str] | None) -> bool:
        with self._lock:
            if self._faults.get(loop) == fault:
                return False
            if fault is None:
                del self._faults[loop]
            else:
                self._faults[loop] = fault
            health, watchers = self._health(), list(self._watchers)
        for callback in watchers:
            callback(health)
        return True

    def _health(self) -> Health:
        return Health(dict(sorted(self._faults.values())))
