"""What is older than it is to be kept, written for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from desktop_app.domain.retention import Expired, Periods, Retained
from desktop_app.presentation.formatting import file_size
from desktop_app.presentation.translation import plural, tr


def describe_expired(expired: Expired) -> str:
    """ "1,204 recordings, 93.0 GB"."""
    return _with_size(_counted(expired.kind, expired.count), expired)


def describe_outlook(expired: Expired | None) -> str:
    """What a setting would delete now; None: it keeps everything."""
    if expired is None:
        return ""
    if not expired.count:
        return tr("Nothing is to be deleted now.")
    return tr("To be deleted now: {what}.", what=describe_expired(expired))


def ask_before_deleting(found: Iterable[Expired], periods: Periods) -> str:
    """The question before settings are saved; "": there is nothing to ask. Nobody misses notes of removed tasks."""
    lines = [
        _with_size(_deleted_by_saving(one, periods[one.kind]), one) + "."
        for one in found
        if one.count and one.kind is not Retained.REMOVED_TASKS
    ]
    return "\n".join([*lines, tr("This can't be undone.")]) if lines else ""


def _with_size(text: str, expired: Expired) -> str:
    return tr("{what}, {size}", what=text, size=file_size(expired.bytes)) if expired.bytes else text


def _counted(kind: Retained, count: int) -> str:
    match kind:
        case Retained.AUDIO:
            return plural("{n} recording", "{n} recordings", count)
        case Retained.TRANSCRIPTS:
            return plural("{n} transcript", "{n} transcripts", count)
        case Retained.FINISHED_TASKS:
            return plural("{n} finished task", "{n} finished tasks", count)
        case Retained.REMOVED_TASKS:
            return plural("{n} note of a removed task", "{n} notes of removed tasks", count)


def _deleted_by_saving(expired: Expired, period: timedelta) -> str:
    days = plural("{n} day", "{n} days", period.days)
    what = _counted(expired.kind, expired.count)
    if expired.count == 1:
        return tr("Saving deletes {what} that is older than {days}", what=what, days=days)
    return tr("Saving deletes {what} that are older than {days}", what=what, days=days)
