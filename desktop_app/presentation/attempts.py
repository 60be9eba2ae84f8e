"""The attempts of a task: where they stand on a line of time, and how they are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.durations import format_duration, format_timestamp
from desktop_app.presentation.local_time import local
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import day, mark, tr

LONGEST_GAP = 0.25  # of the time in which there was an attempt: a wait of hours would leave no room for what was done

OUTCOMES = {
    Outcome.RUNNING: mark("Running", "an attempt"),
    Outcome.COMPLETED: mark("Completed", "an attempt"),
    Outcome.FAILED: mark("Failed", "an attempt"),
    Outcome.RETRYING: mark("To be retried", "an attempt"),
    Outcome.RELEASED: mark("Given back", "an attempt"),
    Outcome.LOST: mark("Worker lost", "an attempt"),
    Outcome.SUPERSEDED: mark("Came too late", "an attempt"),
}


def spans(attempts: Sequence[Attempt], now: datetime) -> list[tuple[float, float]]:
    """Where each attempt begins and ends, from 0 to 1: as time went, but for long waits, which are shortened."""
    times = [(one.started_at.timestamp(), _end(one, now)) for one in attempts]
    moments = sorted({moment for pair in times for moment in pair})
    steps = [(after, after - before, _is_busy(before, after, times)) for before, after in pairwise(moments)]
    busy = sum(length for _, length, is_busy in steps if is_busy)
    places, place = dict.fromkeys(moments[:1], 0.0), 0.0
    for after, length, is_busy in steps:
        place += length if is_busy else min(length, LONGEST_GAP * busy or length)
        places[after] = place
    return [(places[start] / (place or 1), places[end] / (place or 1)) for start, end in times]


def outcome_name(outcome: Outcome) -> str:
    return tr(OUTCOMES[outcome], "an attempt")


def title(attempt: Attempt) -> str:
    """Which one, and by whom."""
    number = str(attempt.number)
    if attempt.generation > 1:
        number = tr("{number} (retry {retry})", number=number, retry=str(attempt.generation - 1))
    return f"{number} · {readable(attempt.worker)}"


def facts(attempt: Attempt, now: datetime) -> str:
    """When, how long, and from where it went on."""
    lasted = format_duration(_end(attempt, now) - attempt.started_at.timestamp())
    parts = [_clock(attempt.started_at, now), lasted]
    if attempt.resumed_from_seconds:
        parts.append(tr("resumed from {time}", time=format_timestamp(attempt.resumed_from_seconds)))
    return " · ".join(parts)


def error(attempt: Attempt) -> str:
    """What went wrong; empty: nothing."""
    return readable(attempt.error.message) if attempt.error else ""


def told(attempt: Attempt, now: datetime) -> str:
    """All of it, for who does not see the line."""
    parts = [
        tr("Attempt {title}", title=title(attempt)),
        outcome_name(attempt.outcome),
        facts(attempt, now),
        error(attempt),
    ]
    return " · ".join(part for part in parts if part)


def _clock(moment: datetime, now: datetime) -> str:
    """In the operator's own time zone; today needs no date."""
    here = local(moment)
    return f"{here:%H:%M:%S}" if here.date() == local(now).date() else f"{day(here)} {here:%H:%M:%S}"


def _is_busy(start: float, end: float, times: Sequence[tuple[float, float]]) -> bool:
    return any(first <= start and end <= last for first, last in times)


def _end(attempt: Attempt, now: datetime) -> float:
    return max(attempt.started_at, attempt.ended_at or now).timestamp()  # a worker's clock may be ahead
