"""The status queue: what waits there is received, read, and deleted in as few calls as can be."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from worker_agent.contract.messages import InvalidMessage, StatusMessage, UnknownMessage, decode_status
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.queues.queue import Queue, ReceivedMessage
from worker_agent.contract.sqs_limits import BATCH

logger = logging.getLogger(__name__)

MESSAGES = 500  # in one transaction: a commit costs more than the messages in it
RECEIVERS = 4  # at once, while there is a backlog
LEASE = 30  # seconds for the transaction; what it could not apply comes again so soon
LONGEST_HOLD = 10.0  # seconds until what was applied is deleted, well within the lease
SHOWN = 500  # characters of a foreign message that go into the log


@dataclass(slots=True)
class StatusTally:
    """What became of messages since the program started."""

    applied: int = 0
    invalid: int = 0  #: no version of Earshot wrote them
    unknown: int = 0  #: of a later version; they are still on the queue
    refused: int = 0  #: not to be believed
    latest_unknown: str = ""  #: what the program lacks, such as "version 2 of the messages"
    newer_worker: str = ""  #: the worker that said it, where that can be told


class HeldReceipts:
    """Receipts of messages that were applied, to be deleted ten by one call: those of a small fleet come singly.

    What a crash leaves undeleted comes again, and changes nothing.
    """

    def __init__(self) -> None:
        self._receipts: list[str] = []
        self._since = 0.0

    def delete(self, queue: Queue, receipts: Sequence[str], *, everything: bool) -> None:
        """Delete these and what is held, as far as it makes full batches. `everything`: there is nothing to wait for.

        Raises QueueUnavailable: the messages then come again by themselves.
        """
        now = time.monotonic()
        if not self._receipts:
            self._since = now
        self._receipts += receipts
        everything = everything or now - self._since >= LONGEST_HOLD
        ready = len(self._receipts) if everything else len(self._receipts) // BATCH * BATCH
        due, self._receipts = self._receipts[:ready], self._receipts[ready:]
        if due:
            self._since = now
            queue.delete(due)


def receive(queue: Queue, wait_seconds: float, stop: threading.Event | None) -> list[ReceivedMessage]:
    """Wait for the first messages only, then take what is there: the longer that goes on, the more at once."""
    take = partial(queue.receive, BATCH, visibility_timeout=LEASE, stop=stop)
    received = take(wait_seconds=wait_seconds)
    more, receivers = received, 1
    while len(more) >= BATCH and len(received) < MESSAGES:
        receivers = min(RECEIVERS, receivers * 2)
        more = list(chain.from_iterable(in_parallel(lambda _: take(wait_seconds=0), range(receivers))))
        received += more
    return received


def decode_all(
    received: Iterable[ReceivedMessage], tally: StatusTally
) -> tuple[list[StatusMessage], list[ReceivedMessage]]:
    """The messages that we know, and the deliveries of those that only a later version of this program does."""
    messages, later = [], []
    for delivery in received:
        try:
            messages.append(decode_status(delivery.body))
        except InvalidMessage as error:
            tally.invalid += 1
            shown = delivery.body[:SHOWN]
            logger.warning("delete a foreign status message (%s), %d so far: %r", error, tally.invalid, shown)
        except UnknownMessage as error:
            tally.unknown, tally.latest_unknown = tally.unknown + 1, str(error)
            tally.newer_worker = error.worker
            logger.warning("a worker is newer than this program (%s); its message stays on the queue", error)
            later.append(delivery)
    return messages, later
