"""What a look at a queue, a store or a database finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Readiness(StrEnum):
    """How far a part is from being used; spelled so in JSON."""

    READY = "ready"  #: it answers, and can be used
    MISSING = "missing"  #: it is not there yet; the first use makes it
    OUTDATED = "outdated"  #: an earlier Earshot made it; the next start brings it up to date


@dataclass(frozen=True, slots=True)
class Condition:
    """What a check found that is no fault: faults are raised."""

    readiness: Readiness
    sentence: str  #: for people, with what is to be done, if anything
