"""The service: the background loops that run as long as the window or `earshot orchestrate` does."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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


class Service:
    """Runs every loop in a thread of its own, until told to stop; a fault in one holds up no other."""

    def __init__(self, loops: Sequence[Loop], board: HealthBoard, stopping: threading.Event) -> None:
        """`stopping`: seen by the steps too, so that a long poll ends when the service does."""
        self._loops = loops
        self._board = board
        self._stopping = stopping
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; a step under way is awaited."""
        with ThreadPoolExecutor(len(self._loops), thread_name_prefix="service") as threads:
            async with asyncio.TaskGroup() as group:
                for loop in self._loops:
                    group.create_task(self._repeat(loop, threads), name=loop.name)

    def stop(self) -> None:
        """To be called in the event loop's thread."""
        self._stopping.set()
        self._wake.set()

    async def _repeat(self, loop: Loop, threads: ThreadPoolExecutor) -> None:
        running = asyncio.get_running_loop()
        waits = exponential_backoff(longest=LONGEST_PAUSE)
        while not self._stopping.is_set():
            done, healthy = await running.run_in_executor(threads, self._step, loop)
            if healthy:
                waits = exponential_backoff(longest=LONGEST_PAUSE)
            if not done:
                await self._rest(loop.pause if healthy else next(waits))

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

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return


def _part(error: Exception, loop: Loop) -> str:
    match error:
        case DatabaseUnavailable():
            return "database"
        case StoreUnavailable():
            return "store"
        case _:
            return loop.queue
