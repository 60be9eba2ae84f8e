"""A worker process, as its attempts tell of it, and whether it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.estimates import SILENT_AFTER
from desktop_app.domain.task import Task


class Liveness(StrEnum):
    """What is known of a worker; nobody concludes from silence alone that it is dead."""

    WORKING = "working"  #: it has a task, and has said something of it lately
    IDLE = "idle"  #: it has no task, and so nothing to say
    SILENT = "silent"  #: it has a task, and has said nothing for longer than a worker is quiet
    DEAD = "dead"  #: an attempt of its was ended as lost, and it has said nothing since


@dataclass(frozen=True, slots=True)
class WorkerSummary:
    """One worker process, as its attempts tell."""

    name: str
    running: tuple[Task, ...]  #: what it holds a lease on
    completed: int  #: attempts it completed
    lost: int  #: attempts whose lease ended without a report
    speed: float | None  #: audio seconds per second of its latest task
    last_heard: datetime  #: when it last reported, or an attempt of its was ended as lost
    lost_at: datetime | None = None  #: when its latest attempt that was lost was ended
    last_words: str | None = None  #: the latest error of an attempt of its

    def liveness(self, now: datetime) -> Liveness:
        if self.lost_at is not None and self.lost_at >= self.last_heard:
            return Liveness.DEAD
        if not self.running:
            return Liveness.IDLE
        return Liveness.SILENT if (now - self.last_heard).total_seconds() > SILENT_AFTER else Liveness.WORKING
