"""Whether the work hangs: the work thread says by when it reports next."""

from __future__ import annotations

from worker_agent.clock import boot_time_clock

FIRST = 1800.0  # seconds until the first sign of life: a model may have to come over the network


class Watchdog:
    """Written by the work thread, read by the main thread."""

    def __init__(self) -> None:
        self.extend(FIRST)

    def extend(self, seconds: float) -> None:
        """The work gives its next sign of life within so many seconds, unless it hangs."""
        self._next = boot_time_clock() + seconds

    @property
    def left(self) -> float:
        """Seconds until the work is taken to hang."""
        return self._next - boot_time_clock()
