"""What all attempts of a worker send to the queues, on one thread.

What comes while a request is under way goes into the next one: ten messages cost what one does, and whoever is alone
waits for nobody. Databases call it group commit. The threads of the attempts do not wait: each thread that wakes takes
the interpreter from the others, and with sixteen of them on several cores that cost more than the work itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass, field

from worker_agent.contract.queues.queue import Queue, QueueUnavailable

logger = logging.getLogger(__name__)

_APART = 0.01  # seconds, at least, between the beginnings of two requests, for the second one to be worth it
_MOST_IN_TROUBLE = 16  # threads

Patience = Callable[[bool], None]  #: settles a delivery however long that takes; whether its status is sent already


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    body: str = ""  #: of a status that is to be sent; empty: none is
    receipt_handle: str = ""  #: of the task that is to be deleted once that is done; empty: none is
    patience: Patience | None = None
    context: Context = field(default_factory=copy_context)  #: of whoever hands it in: the log says for whom it is
    done: Future[bool] = field(default_factory=Future)  #: whether that worked


class QueueWriter:
    """Sends statuses, in the order in which they come, and deletes the tasks that they end. Used by all threads."""

    def __init__(self, tasks: Queue, status: Queue) -> None:
        self._tasks = tasks
        self._status = status
        self._lock = threading.Lock()
        self._waiting: list[_Entry] = []
        self._busy = False
        self._not_before = 0.0  # on the monotonic clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="queue-writer")
        self._in_trouble = ThreadPoolExecutor(_MOST_IN_TROUBLE, thread_name_prefix="settle")

    def send(self, body: str) -> Future[bool]:
        """Send a status once; the result says whether it is sent."""
        return self._add(_Entry(body))

    def delete(self, receipt_handle: str) -> Future[bool]:
        """Delete a task; the result says whether it is, or is no longer ours to delete."""
        return self._add(_Entry(receipt_handle=receipt_handle))

    def settle(self, body: str, receipt_handle: str, patience: Patience) -> Future[bool]:
        """Send the last status of a delivery, then delete its task.

        What does not work at the first try is left to `patience`, on a thread of its own. The result comes when
        nothing more is to be done.
        """
        return self._add(_Entry(body, receipt_handle, patience))

    def close(self) -> None:
        """Send what there is yet."""
        self._thread.submit(lambda: None).result()  # it may get into trouble
        self._in_trouble.shutdown()  # whoever is in trouble sends again
        self._thread.shutdown()

    def _add(self, entry: _Entry) -> Future[bool]:
        with self._lock:
            self._waiting.append(entry)
            busy, self._busy = self._busy, True
        if not busy:
            self._thread.submit(self._work)
        return entry.done

    def _work(self) -> None:
        while True:
            time.sleep(max(0.0, self._not_before - time.monotonic()))
            self._not_before = time.monotonic() + _APART
            with self._lock:
                entries, self._waiting = self._waiting, []
                self._busy = bool(entries)
            if not entries:
                return
            self._process(entries)

    def _process(self, entries: Sequence[_Entry]) -> None:
        try:
            unsent = self._send([entry for entry in entries if entry.body])
            undeleted = self._delete([entry for entry in entries if entry.receipt_handle and entry not in unsent])
            for entry in entries:
                failed = entry in unsent or entry in undeleted
                if failed and entry.patience:
                    self._in_trouble.submit(entry.context.run, _settle, entry, entry.patience, entry not in unsent)
                else:
                    entry.done.set_result(not failed)
        except Exception as error:
            logger.exception("the queues could not be used")
            for entry in entries:
                if not entry.done.done():
                    entry.done.set_exception(error)  # nobody may wait for ever

    def _send(self, entries: Sequence[_Entry]) -> set[_Entry]:
        """Returns those that are not sent."""
        if not entries:
            return set()
        try:
            refused = self._status.send([entry.body for entry in entries])
        except QueueUnavailable as error:
            _warn(entries, "a status is not sent: %s", error)
            return set(entries)
        unsent = {entries[index] for index in refused}
        _warn(unsent, "the %s did not take a status", self._status.name)
        return unsent

    def _delete(self, entries: Sequence[_Entry]) -> set[_Entry]:
        """Returns those whose tasks may be there still."""
        if not entries:
            return set()
        try:
            refused = self._tasks.delete([entry.receipt_handle for entry in entries])
        except QueueUnavailable as error:
            _warn(entries, "the task is not deleted yet: %s", error)
            return set(entries)
        stale = [entry for entry in entries if entry.receipt_handle in refused]
        _warn(stale, "the task was no longer ours to delete")
        return set()


def _warn(entries: Iterable[_Entry], text: str, *words: object) -> None:
    for entry in entries:
        entry.context.run(logger.warning, text, *words)


def _settle(entry: _Entry, patience: Patience, sent: bool) -> None:
    try:
        patience(sent)
    except Exception as error:
        logger.exception("a delivery is not settled")
        entry.done.set_exception(error)
    else:
        entry.done.set_result(True)
