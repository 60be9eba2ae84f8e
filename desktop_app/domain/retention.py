"""Retention: for how long what is no longer needed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Retained(StrEnum):
    """What is kept for a time of its own; spelled so in JSON, and with `_days` in the settings."""

    AUDIO = "audio"  #: recordings in the store, from the end of the last task that has them
    TRANSCRIPTS = "transcripts"  #: and what other kinds have made, from the end of their task
    FINISHED_TASKS = "finished_tasks"  #: with all that belongs to them, from their end
    REMOVED_TASKS = "removed_tasks"  #: that a task was removed, for windows that have not heard of it yet


Periods = Mapping[Retained, timedelta]  #: what is not in it is kept for ever


@dataclass(frozen=True, slots=True)
class Expired:
    """What of one kind is older than a moment, and needed by nothing that goes on."""

    kind: Retained
    count: int = 0
    bytes: int | None = None  #: of the recordings among it or that go with it; None: not known
    oldest: datetime | None = None  #: when the one that ended first did


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be deleted now, were things kept for these periods."""

    periods: Periods = field(default_factory=dict)
    found: tuple[Expired, ...] = ()
