"""Leading: several programs at one database leave to one of them what one alone can do as well as many."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LOOK = 2.0  # seconds between two questions whether it is our turn
STANDBY = 60.0  # seconds after which a step is taken all the same: whoever leads may be stuck, or lack a right


def only_while_leading(
    step: Callable[[], int], leads: Callable[[], bool], stop: threading.Event, standby: float = STANDBY
) -> Callable[[], int]:
    """The step, for the one who leads; the others wait a little, and take it now and then as long as it finds
    something to do."""
    taken = time.monotonic()

    def guarded() -> int:
        nonlocal taken
        if not leads() and time.monotonic() - taken < standby:
            stop.wait(LOOK)
            return 0
        done = step()
        if not done:
            taken = time.monotonic()
        return done

    return guarded
