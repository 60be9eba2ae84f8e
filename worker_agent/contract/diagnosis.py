"""What a look at a machine and at what it is connected with finds: the commands `doctor` print it."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.queues.queue import Queue, QueueUnavailable, attribute_faults
from worker_agent.contract.stores.object_store import ObjectStore, StoreUnavailable

CLOCK = "clock"
_TIMEOUT = 5.0  # seconds
_OFF, _FAR_OFF = 30.0, 240.0  # seconds; AWS refuses what is signed at a time that is five minutes off


class Grade(StrEnum):
    """How bad it is; spelled so in JSON."""

    OK = "ok"
    WARNING = "warning"  #: it works, though not as well as it could, or not for long
    FAULT = "fault"  #: nothing will be done before it is mended


@dataclass(frozen=True, slots=True)
class Finding:
    """About one part."""

    part: str
    grade: Grade
    sentence: str  #: with what is to be done, if anything


def examine_queue(queue: Queue) -> list[Finding]:
    """Whether it is there, and loses no task by its own settings."""
    try:
        found = [_as_finding(queue.name, queue.check())]
        faults = attribute_faults(queue.name, queue.attributes()) if found[0].grade is Grade.OK else []
    except QueueUnavailable as error:
        return [Finding(queue.name, Grade.FAULT, str(error))]
    return [Finding(queue.name, Grade.FAULT, fault) for fault in faults] or found


def examine_store(store: ObjectStore) -> Finding:
    try:
        return _as_finding("store", store.check())
    except StoreUnavailable as error:
        return Finding("store", Grade.FAULT, str(error))


def examine_clock(url: str) -> Finding:
    """Against that of a server, as the header `Date` of any answer tells it (RFC 9110, 6.6.1)."""
    try:
        theirs = _date_of(url)
    except (OSError, ValueError, TypeError) as error:
        sentence = f"The clock can't be compared with that of {url} ({error}). Check the network."
        return Finding(CLOCK, Grade.WARNING, sentence)
    seconds = abs((datetime.now(UTC) - theirs).total_seconds())
    if seconds < _OFF:
        return Finding(CLOCK, Grade.OK, f"The clock agrees with that of {url}.")
    cure = "Set it, and keep it right: timedatectl set-ntp true."
    if seconds < _FAR_OFF:
        return Finding(CLOCK, Grade.WARNING, f"The clock is {seconds:.0f} seconds off. {cure}")
    sentence = f"The clock is {seconds / 60:.0f} minutes off, and AWS refuses what is signed at a wrong time. {cure}"
    return Finding(CLOCK, Grade.FAULT, sentence)


def _as_finding(part: str, condition: Condition) -> Finding:
    grade = Grade.OK if condition.readiness is Readiness.READY else Grade.WARNING
    return Finding(part, grade, condition.sentence)


def _date_of(url: str) -> datetime:
    """Raises OSError, or ValueError or TypeError where there is no date."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=_TIMEOUT) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except urllib.error.HTTPError as error:
        with error:  # whoever refuses us has a clock, too
            return parsedate_to_datetime(error.headers["Date"])
