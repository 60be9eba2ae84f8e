"""The service: the background loops that run as long as the window or `earshot orchestrate` does."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from desktop_app.domain.errors import DatabaseUnavailable, EarshotError
from desktop_app.orchestrator.health_board import HealthBoard
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import StoreUnavailable

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0  # seconds between two tries while something does not answer


@dataclass(frozen=True, slots=True)
class Loop:
    """One step, taken again and again."""

    name: str
    step: Callable[[], int]  #: blocks; returns how much there was to do
    pause: float  #: seconds to rest when there was nothing
    queue: str = "queue"  #: what people call the queue that it leans on
    hinted: bool = False  #: whether `Service.hint` ends its rest


class Service:
    """Runs every loop in a thread of its own, until told to stop; a fault in one holds up no other."""

    def __init__(
        self,
        loops: Sequence[Loop],
        board: HealthBoard,
        stopping: threading.Event,
        subscribe: Callable[[Callable[[], None]], Callable[[], None]] = lambda hint: lambda: None,
    ) -> None:
        """`stopping`: seen by the steps too, so that a long poll ends when the service does.

        `subscribe`: where to hear, from any thread, that there may be something to do; returns what ends it.
        """
        self._loops = loops
        self._board = board
        self._stopping = stopping
        self._subscribe = subscribe
        self._wake = asyncio.Event()
        self._hints = {loop.name: asyncio.Event() for loop in loops if loop.hinted}

    async def run(self) -> None:
        """Until `stop`; a step under way is awaited."""
        running = asyncio.get_running_loop()
        unsubscribe = self._subscribe(lambda: _call_soon(running, self._hint))
        try:
            with ThreadPoolExecutor(len(self._loops), thread_name_prefix="service") as threads:
                async with asyncio.TaskGroup() as group:
                    for loop in self._loops:
                        group.create_task(self._repeat(loop, threads), name=loop.name)
        finally:
            unsubscribe()

    def stop(self) -> None:
        """To be called in the event loop's thread."""
        self._stopping.set()
        self._wake.set()
        self._hint()

    def _hint(self) -> None:
        for hint in self._hints.values():
            hint.set()

    async def _repeat(self, loop: Loop, threads: ThreadPoolExecutor) -> None:
        running = asyncio.get_running_loop()
        waits = exponential_backoff(longest=LONGEST_PAUSE)
        hint = self._hints.get(loop.name, self._wake)
        while not self._stopping.is_set():
            if hint is not self._wake:
                hint.clear()  # before the step: what is told during it leads to the next one
            done, healthy = await running.run_in_executor(threads, self._step, loop)
            if healthy:
                waits = exponential_backoff(longest=LONGEST_PAUSE)
            if not done:
                await _rest(loop.pause, hint) if healthy else await _rest(next(waits), self._wake)

    def _step(self, loop: Loop) -> tuple[int, bool]:
        """How much was done, and whether all went well."""
        try:
            done = loop.step()
        except (EarshotError, QueueUnavailable, StoreUnavailable) as error:
            if self._board.note(loop.name, _part(error, loop), str(error)):
                logger.warning("%s: %s", loop.name, error, exc_info=True)
            return 0, False
        except Exception:  # a loop that ends would leave tasks pending for ever
            logger.exception("%s failed", loop.name)
            self._board.note(loop.name, loop.name, "Something unexpected went wrong; the log says what.")
            return 0, False
        self._board.clear(loop.name)
        return done, True


async def _rest(seconds: float, until: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(until.wait(), seconds)
    except TimeoutError:
        return


def _call_soon(loop: asyncio.AbstractEventLoop, callback: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop is closed: there is nobody to call any more
        loop.call_soon_threadsafe(callback)


def _part(error: Exception, loop: Loop) -> str:
    match error:
        case DatabaseUnavailable():
            return "database"
        case StoreUnavailable():
            return "store"
        case _:
            return loop.queue
