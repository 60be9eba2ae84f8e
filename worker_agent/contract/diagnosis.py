"""What a look at a machine and at what it is connected with finds: the commands `doctor` print it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.connect import Connections
from worker_agent.contract.queues.queue import Queue, QueueUnavailable, attribute_faults
from worker_agent.contract.rights import Needs, QueueNeed, QueueUse, Right
from worker_agent.contract.settings import SharedSettings
from worker_agent.contract.stores.object_store import ObjectStore, StoreUnavailable

CLOCK, STORE = "clock", "store"
_SQS = "https://sqs.{region}.amazonaws.com"
_TIMEOUT = 5.0  # seconds
_OFF, _FAR_OFF = 30.0, 240.0  # seconds; AWS refuses what is signed at a time that is five minutes off


class Grade(StrEnum):
    """How bad it is; spelled so in JSON."""

    OK = "ok"
    WARNING = "warning"  #: it works, though not as well as it could, or not for long
    FAULT = "fault"  #: nothing will be done before it is mended


_MARKS = {Grade.OK: "✓", Grade.WARNING: "!", Grade.FAULT: "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """About one part."""

    part: str
    grade: Grade
    sentence: str  #: with what is to be done, if anything

    def __str__(self) -> str:
        return f"{_MARKS[self.grade]} {self.part}: {self.sentence}"


def findings_as_json(findings: Iterable[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], indent=2)


def has_fault(findings: Iterable[Finding]) -> bool:
    return any(finding.grade is Grade.FAULT for finding in findings)


def examine_connections(connected: Connections, settings: SharedSettings, needs: Needs) -> Iterator[Finding]:
    """What both programs need: the queues, which must not lose tasks by their own settings, and the store.

    Where they are AWS's, the clock as well, and the rights that the program has.
    """
    if server := _server(settings):
        yield examine_clock(server)
    yield from _examine_queue(connected.task_queue, needs.task_queue, needs.policy)
    yield from _examine_queue(connected.status_queue, needs.status_queue, needs.policy)
    yield from _examine_store(connected.store, needs)


def examine_part(part: str, check: Callable[[], Condition], fault: type[Exception]) -> Finding:
    """What `check` finds, or raises."""
    try:
        condition = check()
    except fault as error:
        return Finding(part, Grade.FAULT, str(error))
    return Finding(part, Grade.OK if condition.readiness is Readiness.READY else Grade.WARNING, condition.sentence)


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


def _examine_queue(queue: Queue, needs: Iterable[QueueNeed], policy: str) -> Iterator[Finding]:
    found = examine_part(queue.name, queue.check, QueueUnavailable)
    yield found
    if found.grade is not Grade.OK:
        return
    try:
        rights = queue.rights(needs)
        yield from _about_rights(queue.name, rights, policy)
        if any(right.refused and right.need.use is QueueUse.INSPECT for right in rights):
            return
        faults = attribute_faults(queue.name, queue.attributes())
    except QueueUnavailable as error:
        faults = [str(error)]
    yield from (Finding(queue.name, Grade.FAULT, fault) for fault in faults)


def _examine_store(store: ObjectStore, needs: Needs) -> Iterator[Finding]:
    found = examine_part(STORE, store.check, StoreUnavailable)
    yield found
    if found.grade is not Grade.OK:
        return
    try:
        yield from _about_rights(STORE, store.rights(needs.store), needs.policy)
    except StoreUnavailable as error:
        yield Finding(STORE, Grade.FAULT, str(error))


def _about_rights(part: str, rights: Iterable[Right], policy: str) -> Iterator[Finding]:
    for right in rights:
        if right.refused:
            meanwhile = "" if right.need.vital else ", without which work goes on"
            cure = f"Attach packaging/cloud/{policy} to their user or role: it names all the rights that are needed."
            sentence = f"These AWS credentials lack the right {right.name} on {right.on}{meanwhile}. {cure}"
            yield Finding(part, Grade.FAULT if right.need.vital else Grade.WARNING, sentence)
        else:
            sentence = f"Whether these AWS credentials have the right {right.name} on {right.on} shows only in use."
            yield Finding(part, Grade.OK, sentence)


def _server(settings: SharedSettings) -> str | None:
    """Whose clock must agree with ours; None: all is on this machine."""
    if settings.queue.task is None:
        return None
    region = settings.aws.region
    return settings.queue.endpoint_url or (_SQS.format(region=region) if region else None)


def _date_of(url: str) -> datetime:
    """Raises OSError, or ValueError or TypeError where there is no date."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=_TIMEOUT) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except urllib.error.HTTPError as error:
        with error:  # whoever refuses us has a clock, too
            return parsedate_to_datetime(error.headers["Date"])
