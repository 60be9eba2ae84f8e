"""The shutdown signal: set by SIGTERM, SIGINT, a spot interruption, or the end of the parent process. SIGUSR1 drains:
what is in work is finished first."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import sys
import threading
from concurrent.futures import Future

logger = logging.getLogger(__name__)

DRAIN = getattr(signal, "SIGUSR1", None)  #: the signal that drains; None: Windows has none


class ShutdownSignal:
    """Somebody wants the agent to leave; may be waited for, and asked for from any thread."""

    def __init__(self, drain_limit: float | None = None) -> None:
        """`drain_limit`: seconds that what is in work may take yet once a drain is asked for; None: any time."""
        self._drain_limit = drain_limit
        self.stop = threading.Event()  #: for whoever can be interrupted by an event
        self.no_more = threading.Event()  #: set when no task is to be taken any more: to leave, or to drain
        self.drain_requested: Future[str] = Future()  #: its result is the reason
        self.requested: Future[str] = Future()  #: for whoever waits for several things; its result is the reason
        self._asking = threading.Lock()
        # SimpleQueue is the one thing that a signal handler may safely use: an Event set there can lock up for ever
        self._signals: queue.SimpleQueue[int] = queue.SimpleQueue()

    @property
    def reason(self) -> str:
        """Why; blocks until somebody has asked."""
        return self.requested.result()

    def request(self, reason: str) -> None:
        """Leave as soon as the task is given back."""
        with self._asking:
            if not self.requested.done():
                logger.info("leaving: %s", reason)
                self.no_more.set()
                self.requested.set_result(reason)
                self.stop.set()

    def request_drain(self, reason: str) -> None:
        """Leave as soon as what is in work is done; take nothing more."""
        with self._asking:
            if not self.drain_requested.done():
                logger.info("draining: %s", reason)
                self.no_more.set()
                self.drain_requested.set_result(reason)
                self._end_drain_in_time()

    def listen_to_signals(self) -> None:
        """The first signal asks to leave, the second leaves at once. To be called from the main thread."""
        for number in filter(None, (signal.SIGTERM, signal.SIGINT, DRAIN)):
            signal.signal(number, lambda received, _frame: self._signals.put(received))
        threading.Thread(target=self._handle_signals, name="signals", daemon=True).start()

    def follow_parent(self) -> None:
        """The end of our standard input says that the program which started us is gone."""
        threading.Thread(target=self._read_until_end, name="parent", daemon=True).start()

    def _end_drain_in_time(self) -> None:
        if self._drain_limit is not None:
            reason = f"What was in work did not end within {self._drain_limit:g} seconds."
            timer = threading.Timer(self._drain_limit, self.request, [reason])
            timer.daemon = True
            timer.start()

    def _handle_signals(self) -> None:
        self.request(f"The worker was asked to stop ({signal.Signals(self._await_end()).name}).")
        exit_now(128 + self._await_end())

    def _await_end(self) -> int:
        """The next signal that ends us; those that drain are heeded meanwhile."""
        while (received := self._signals.get()) == DRAIN:
            self.request_drain("The worker was asked to finish what it has in work, and leave.")
        return received

    def _read_until_end(self) -> None:
        # unbuffered: a reader of sys.stdin holds a lock that Python wants when it exits
        while os.read(0, 4096):
            pass
        self.request("The program that started the worker has ended.")


def exit_now(status: int) -> None:
    """End the process even where another thread is inside native code that can't be interrupted."""
    logging.shutdown()
    with contextlib.suppress(OSError, ValueError):  # nobody may be listening any more
        sys.stdout.flush()
    os._exit(status)
