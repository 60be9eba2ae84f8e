"""A worker process, as its attempts tell of it, and whether it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.estimates import SILENT_AFTER
from desktop_app.domain.task import Task

IDLE_FOR = 1800.0  #: seconds after its last task for which a worker counts as idle


class Liveness(StrEnum):
    """What is known of a worker; nobody concludes from silence alone that it is dead."""

    WORKING = "working"  #: it has a task, and has said something of it lately
    IDLE = "idle"  #: it has no task, and so nothing to say
    UNHEARD = "unheard"  #: it has had nothing to say for so long that it may as well have left, which no worker tells
    SILENT = "silent"  #: it has a task, and has said nothing for longer than a worker is quiet
    DEAD = "dead"  #: an attempt of its was ended as lost, and it has said nothing since

    @property
    def counts(self) -> bool:
        """Whether it is one of the workers that there are, as far as anybody knows."""
        return self not in (Liveness.UNHEARD, Liveness.DEAD)


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
        since_heard = (now - self.last_heard).total_seconds()
        if not self.running:
            return Liveness.UNHEARD if since_heard > IDLE_FOR else Liveness.IDLE
        return Liveness.SILENT if since_heard > SILENT_AFTER else Liveness.WORKING
