"""The attempts of a task: where they stand on a line of time, and how they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.durations import MINUTE, countdown, format_duration, format_timestamp
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


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line, from 0 to 1."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything stands: as time went, but for long waits, which are shortened."""

    spans: Sequence[Span] = ()  #: of each attempt
    leases: Sequence[float | None] = ()  #: where the lease of each ends; None: nobody holds one
    shortened: Sequence[Span] = ()  #: parts that lasted longer than they look

    @property
    def marked_rows(self) -> list[int]:
        """Of the attempts beside whose bar something is to be said."""
        rows = range(len(self.spans))
        return [row for row in rows if self.leases[row] is not None or self.wait_before(row) is not None]

    def wait_before(self, row: int) -> Span | None:
        """The shortened part that ends where this attempt begins."""
        return next((part for part in self.shortened if part.end == self.spans[row].start), None)


def timeline(attempts: Sequence[Attempt], now: datetime) -> Timeline:
    """Of all attempts of a task."""
    times = [(one.started_at.timestamp(), _end(one, now)) for one in attempts]
    leases = [end.timestamp() if (end := lease_end(one)) else None for one in attempts]
    moments = sorted({moment for pair in times for moment in pair} | {end for end in leases if end is not None})
    steps = [(before, after, _is_busy(before, after, times)) for before, after in pairwise(moments)]
    busy = sum(after - before for before, after, is_busy in steps if is_busy)
    places, place, shortened = dict.fromkeys(moments[:1], 0.0), 0.0, []
    for before, after, is_busy in steps:
        length = after - before
        shown = length if is_busy else _shown_wait(length, busy)
        place += shown
        places[after] = place
        if shown < length:
            shortened.append((before, after))
    share = {moment: where / (place or 1) for moment, where in places.items()}
    return Timeline(
        [Span(share[start], share[end]) for start, end in times],
        [None if end is None else share[end] for end in leases],
        [Span(share[start], share[end]) for start, end in shortened],
    )


def lease_end(attempt: Attempt) -> datetime | None:
    """When the next worker gets the task if this one says no more; None: this attempt holds it no more."""
    return attempt.lease_until if attempt.outcome is Outcome.RUNNING else None


def lease(attempt: Attempt, now: datetime) -> str:
    """Empty: it holds none."""
    if not (end := lease_end(attempt)):
        return ""
    left = (end - now).total_seconds()
    return tr("lease ends {when}", when=countdown(left)) if left > 0 else tr("lease has ended")


def waited_before(attempts: Sequence[Attempt], row: int, now: datetime) -> str:
    """How long the task was nobody's before this attempt; empty: it went on at once."""
    start = attempts[row].started_at.timestamp()
    ends = [_end(one, now) for one in attempts if one.started_at.timestamp() < start]
    wait = start - max(ends, default=start)
    if round(wait) <= 0:
        return ""
    by_hand = attempts[row].generation > attempts[row - 1].generation
    lasted = format_duration(wait)
    return tr("retried after {duration}", duration=lasted) if by_hand else tr("waited {duration}", duration=lasted)


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


def told(attempts: Sequence[Attempt], row: int, now: datetime) -> str:
    """All of one attempt, for who does not see the line."""
    attempt = attempts[row]
    parts = [
        tr("Attempt {title}", title=title(attempt)),
        outcome_name(attempt.outcome),
        waited_before(attempts, row, now),
        facts(attempt, now),
        _lease_in_full(attempt, now),
        error(attempt),
    ]
    return " · ".join(part for part in parts if part)


def _clock(moment: datetime, now: datetime) -> str:
    """In the operator's own time zone; today needs no date."""
    here = local(moment)
    return f"{here:%H:%M:%S}" if here.date() == local(now).date() else f"{day(here)} {here:%H:%M:%S}"


def _lease_in_full(attempt: Attempt, now: datetime) -> str:
    if not (end := lease_end(attempt)):
        return ""
    time = _clock(end, now)
    if end > now:
        return tr("{lease}; {time} would be the next delivery", lease=lease(attempt, now), time=time)
    return tr("{lease}; {time} was the time for the next delivery", lease=lease(attempt, now), time=time)


def _shown_wait(length: float, busy: float) -> float:
    """A wait of hours leaves room for what was done, and one of seconds does not look like one of hours."""
    return min(length, LONGEST_GAP * busy * min(1.0, length / MINUTE)) if busy else length


def _is_busy(start: float, end: float, times: Sequence[tuple[float, float]]) -> bool:
    return any(first <= start and end <= last for first, last in times)


def _end(attempt: Attempt, now: datetime) -> float:
    return max(attempt.started_at, attempt.ended_at or now).timestamp()  # a worker's clock may be ahead
