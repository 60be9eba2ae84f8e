"""The sound of a task, as it can be listened to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording that a player can open, until it is closed."""

    url: str  #: of a file of this computer, or of something that serves parts of the recording to this computer alone
    close: Callable[[], None] = lambda: None  #: ends what the player still reads; never waits
    fault: Callable[[], str] = lambda: ""  #: a sentence on what could not be read of it; empty: nothing was wrong
