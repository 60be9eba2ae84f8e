"""What is told of all workers together, and of each."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.worker import Liveness, WorkerSummary
from desktop_app.presentation.durations import ago, format_duration
from desktop_app.presentation.formatting import NONE
from desktop_app.presentation.local_time import local
from desktop_app.presentation.text import readable


def finish(fleet: Fleet, now: datetime) -> str:
    """ "done between 14:10 and 15:05"; "about 40 min left" where nothing is known of the spread; nothing where it can't
    be told."""
    if fleet.soonest is not None and fleet.latest is not None:
        soonest, latest = (_clock(now + timedelta(seconds=left), now) for left in (fleet.soonest, fleet.latest))
        return f"done about {soonest}" if soonest == latest else f"done between {soonest} and {latest}"
    return "" if fleet.seconds_left is None else f"about {format_duration(fleet.seconds_left)} left"


def state(worker: WorkerSummary, now: datetime) -> str:
    """In words that do without a colour."""
    since_heard = format_duration((now - worker.last_heard).total_seconds())
    match worker.liveness(now):
        case Liveness.WORKING:
            return "Working"
        case Liveness.IDLE:
            return f"Idle for {since_heard}"
        case Liveness.SILENT:
            return f"Silent for {since_heard}"
        case Liveness.DEAD:
            return f"Lost {ago((now - (worker.lost_at or worker.last_heard)).total_seconds())}"


def last_words(worker: WorkerSummary) -> str:
    """The latest error that it reported."""
    return readable(worker.last_words) if worker.last_words else NONE


def _clock(moment: datetime, now: datetime) -> str:
    """By the operator's clock; with the day where that is another one."""
    here, today = local(moment), local(now).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{here:%a %H:%M}" if (here.date() - today).days < 7 else f"{here:%d %b %H:%M}"
