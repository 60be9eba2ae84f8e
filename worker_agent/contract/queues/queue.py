"""The queue port: what Earshot needs of SQS, and no more."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from worker_agent.contract.condition import Condition
from worker_agent.contract.rights import QueueNeed, Right
from worker_agent.contract.sqs_limits import LONGEST_RETENTION, MAX_WAIT


class QueueUnavailable(Exception):
    """The queue can't be reached or refuses us; its text says which queue and what to do."""


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """One delivery of one message: the lease that it starts is named by the receipt."""

    body: str
    receipt_handle: str
    message_id: str
    receive_count: int  #: this delivery included; approximate on SQS
    waited: float | None = None  #: seconds until this, its first delivery; None: not the first, or not known


@dataclass(frozen=True, slots=True)
class Depth:
    """How many messages there are, approximately."""

    visible: int
    in_flight: int
    delayed: int


@dataclass(frozen=True, slots=True)
class QueueAttributes:
    """What the queue does by itself with messages."""

    retention: timedelta | None = None  #: after which a message is forgotten; None: never
    redrives: bool = False  #: whether it moves messages away that were received too often
    fifo: bool = False  #: whether it keeps an order, and so holds messages back


def attribute_faults(name: str, attributes: QueueAttributes) -> list[str]:
    """What about the queue endangers tasks: sentences that say what to do."""
    faults = []
    if attributes.fifo:
        faults.append(f"The {name} is a FIFO queue, which holds tasks back. Make a standard queue, and name that.")
    if attributes.redrives:
        faults.append(f"The {name} has a redrive policy, which takes tasks away. Remove it: Earshot counts attempts.")
    if attributes.retention is not None and attributes.retention < LONGEST_RETENTION:
        days = attributes.retention / timedelta(days=1)
        faults.append(f"The {name} forgets messages after {days:.3g} days. Set its retention to 14 days.")
    return faults


class Queue(Protocol):
    """At-least-once delivery under leases. Every method raises QueueUnavailable."""

    @property
    def name(self) -> str:
        """What people call the queue, in logs and errors."""

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        """Put the bodies on the queue, in batches; returns the indexes of those that were not taken."""

    def receive(
        self,
        max_messages: int = 1,
        *,
        wait_seconds: float = MAX_WAIT,
        visibility_timeout: int | None = None,
        stop: threading.Event | None = None,
    ) -> list[ReceivedMessage]:
        """Take up to `max_messages` (≤ 10), waiting until one comes, the wait is over, or `stop` is set.

        `visibility_timeout`: seconds of the lease; None: the queue's own default.
        An implementation that can't be interrupted may heed `stop` only when its wait is over.
        """

    def delete(self, receipt_handles: Sequence[str]) -> list[str]:
        """Remove the messages for good; returns the receipts that did not work. An old receipt may do nothing."""

    def change_visibility(self, receipt_handles: Sequence[str], seconds: int) -> list[str]:
        """Let the leases end `seconds` from now (0: at once); returns the receipts that did not work."""

    def depth(self) -> Depth:
        """Count the messages."""

    def attributes(self) -> QueueAttributes:
        """How the queue is set up."""

    def check(self) -> Condition:
        """Look whether the queue is there and answers; makes nothing, and sends, receives and changes no message.

        Whether messages may be sent and received shows only when that is done.
        """

    def rights(self, needs: Iterable[QueueNeed]) -> list[Right]:
        """Which of those uses of a queue that is there are refused, or show only when they are made; changes nothing.

        Where a queue has no rights of its own, there are none.
        """

    def close(self) -> None:
        """Let go of all connections; the next use connects anew. Raises nothing, and waits for no stuck thread."""
