"""How many chunks of speech the device takes at once: fewer, once its memory did not suffice."""

from __future__ import annotations

from worker_agent.events import BatchReduced, Listener


class BatchLimit:
    """Remembered until the process ends: what did not fit would not fit the next time, and each try costs a batch."""

    def __init__(self, chunks: int, publish: Listener) -> None:
        """`chunks`: with which to begin; `publish`: is told when it becomes less."""
        self._chunks = chunks
        self._publish = publish

    @property
    def chunks(self) -> int:
        return self._chunks

    def halve(self, tried: int) -> bool:
        """So many chunks did not fit; returns whether fewer can be tried."""
        if tried == 1:
            return False
        self._chunks = tried // 2
        self._publish(BatchReduced(self._chunks))
        return True
