"""A clock for leases and timeouts that runs on while the machine sleeps."""

from __future__ import annotations

import time


def boot_time_clock() -> float:
    """Seconds that also pass while the machine sleeps, as they do for the queue."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the monotonic clock has to do
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
