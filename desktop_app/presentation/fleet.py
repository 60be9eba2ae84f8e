"""What is told of all workers together, and of each."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop_app.domain.estimates import Fleet
from desktop_app.domain.worker import Liveness, WorkerSummary
from desktop_app.presentation.durations import ago, format_duration
from desktop_app.presentation.formatting import NONE
from desktop_app.presentation.local_time import local
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import day, tr, weekday


def finish(fleet: Fleet, now: datetime) -> str:
    """ "done between 14:10 and 15:05"; "about 40 min left" where nothing is known of the spread; nothing where it can't
    be told."""
    if fleet.soonest is not None and fleet.latest is not None:
        soonest, latest = (_clock(now + timedelta(seconds=left), now) for left in (fleet.soonest, fleet.latest))
        if soonest == latest:
            return tr("done about {time}", time=soonest)
        return tr("done between {soonest} and {latest}", soonest=soonest, latest=latest)
    return "" if fleet.seconds_left is None else tr("about {time} left", time=format_duration(fleet.seconds_left))


def state(worker: WorkerSummary, now: datetime) -> str:
    """In words that do without a colour."""
    since_heard = format_duration((now - worker.last_heard).total_seconds())
    match worker.liveness(now):
        case Liveness.WORKING:
            return tr("Working", "a worker")
        case Liveness.IDLE:
            return tr("Idle for {time}", time=since_heard)
        case Liveness.UNHEARD:
            return tr("Not heard for {time}", time=since_heard)
        case Liveness.SILENT:
            return tr("Silent for {time}", time=since_heard)
        case Liveness.DEAD:
            return tr("Lost {when}", when=ago((now - (worker.lost_at or worker.last_heard)).total_seconds()))


def last_words(worker: WorkerSummary) -> str:
    """The latest error that it reported."""
    return readable(worker.last_words) if worker.last_words else NONE


def _clock(moment: datetime, now: datetime) -> str:
    """By the operator's clock; with the day where that is another one."""
    here, today = local(moment), local(now).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{weekday(here) if (here.date() - today).days < 7 else day(here)} {here:%H:%M}"
