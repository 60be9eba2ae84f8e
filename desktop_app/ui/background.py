"""The one gateway for work that may block: it runs on threads, its answer arrives on the GUI thread."""

from __future__ import annotations

import ctypes
import itertools
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.presentation.sentences import error_sentence

T = TypeVar("T")
logger = logging.getLogger(__name__)

SWITCH = 0.0005  # seconds that a thread goes on while the window's waits: painting would else wait 5 ms, many times
THREADS = 6  # one may take files in and one export for long, the others read
KEPT_THREADS = 5  # for what closing does not drop: some may wait for a database, while drafts are written
LARGE = 4 * 1024 * 1024  # bytes of memory that a thread gives back as soon as it is done with them
M_MMAP_THRESHOLD = -3  # glibc's number for that


class Abandoned(Exception):
    """The window was closed while the work ran."""


@dataclass(frozen=True, slots=True)
class _Request:
    id: int
    key: str | None
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    wanted: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Answer:
    request: _Request
    value: Any = None
    fault: str | None = None


class Background(QObject):
    """Runs blocking work. Only the latest request of a lane is answered; after `close` none is."""

    failed = Signal(str)  #: a sentence, for work whose caller did not want to hear of failure
    closing = Signal()  #: the window closes: the last moment for work that is kept
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH)
        _give_back_large_blocks()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="window")
        self._kept_pool = ThreadPoolExecutor(KEPT_THREADS, thread_name_prefix="window-kept")
        self._kept: tuple[Future[None], ...] = ()  # replaced, never changed: `join` reads it on another thread
        self._numbers = itertools.count(1)
        self._latest: dict[str, int] = {}
        self._open = True
        self._gate = threading.Lock()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[str], None] | None = None,
        key: str | None = None,
        kept: bool = False,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Call `work` on a thread, then `done` with its answer, or `failed` with a sentence, on the GUI thread.

        `kept`: closing does not drop it, even where it has not begun; `join` waits for it. `wanted`: whether somebody
        is still there to hear the answer: a dialog may have been closed.
        """
        if not self._open:
            return
        request = _Request(next(self._numbers), key, work, done, failed or self.failed.emit, wanted)
        if key is not None:
            self._latest[key] = request.id
        if kept:
            future = self._kept_pool.submit(self._perform, request)
            self._kept = (*(each for each in self._kept if not each.done()), future)
        else:
            self._pool.submit(self._perform, request)

    def check_open(self) -> None:
        """For long work to call now and then: raises Abandoned once the window is closed."""
        if not self._open:
            raise Abandoned

    def close(self) -> None:
        """Drop what has not begun, unless it is kept, and every answer still to come; never waits."""
        self.closing.emit()
        with self._gate:
            self._open = False
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._kept_pool.shutdown(wait=False)

    def join(self) -> None:
        """Wait until all that is kept is done; blocks, and so is for another thread than the window's."""
        wait(self._kept)

    def _perform(self, request: _Request) -> None:
        try:
            answer = _Answer(request, request.work())
        except Abandoned:
            return
        except Exception as error:
            logger.exception("background work failed: %s", request.key or request.work)
            answer = _Answer(request, fault=error_sentence(error))
        with self._gate:  # the object behind the signal may be gone once the gate is shut
            if self._open:
                self._arrived.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        request = answer.request
        if not self._open or (request.key is not None and self._latest[request.key] != request.id):
            return
        if not request.wanted():
            return
        if answer.fault is None:
            request.done(answer.value)
        else:
            request.failed(answer.fault)


def _give_back_large_blocks() -> None:
    """glibc would keep what a long list was read into, for each thread that has read one; others keep nothing."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
