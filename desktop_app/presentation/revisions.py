"""Who edited a transcript, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop_app.presentation.local_time import local
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import day, plural, tr


def edited(person: str, at: datetime, now: datetime) -> str:
    """ "Edited by anna, 10:32"; with the day where that is another one."""
    return tr("Edited by {person}, {time}", person=name_of(person), time=moment(at, now))


def saved_meanwhile(person: str, at: datetime, now: datetime) -> str:
    return tr(
        "{person} saved this transcript at {time}, while you were editing it. Nothing is overwritten.",
        person=name_of(person),
        time=moment(at, now),
    )


def not_saved_then(at: datetime, now: datetime) -> str:
    return tr(
        "What you typed here at {time} was not saved, and this text has been edited since. Nothing is lost.",
        time=moment(at, now),
    )


def unsaved_at_the_end(kept: Sequence[bool]) -> str:
    """`kept`: of each transcript whose text could not be saved, whether this computer keeps it."""
    if not kept:
        return ""
    if not all(kept):
        return tr("What you typed can't be saved at present, and would be lost. Copy it first.")
    return plural(
        "What you typed into {n} transcript can't be saved at present. "
        "This computer keeps it, and saves it when Earshot is started again.",
        "What you typed into {n} transcripts can't be saved at present. "
        "This computer keeps it, and saves it when Earshot is started again.",
        len(kept),
    )


def name_of(person: str) -> str:
    return readable(person) or tr("somebody")


def moment(at: datetime, now: datetime) -> str:
    """ "10:32", or "05 Mar 10:32" on another day."""
    there, here = local(at), local(now)
    return f"{there:%H:%M}" if there.date() == here.date() else f"{day(there)} {there:%H:%M}"
