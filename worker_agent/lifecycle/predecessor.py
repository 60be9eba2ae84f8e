"""Which tasks this process holds, in a small file: whoever finds it after our death gives them back at once.

A lock says whether the process that wrote a file still lives: the system frees it however the process ends. So
nobody waits for the lease of a worker that was killed and is started again.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from worker_agent.contract.atomic_file import replacing
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import Retrying, TaskError, TaskReference, encode_status
from worker_agent.contract.model import LARGEST, AttemptUid, ContractModel, Count, Moment
from worker_agent.contract.queues.queue import Queue

logger = logging.getLogger(__name__)

_KILLED = TaskError(
    kind=ErrorKind.WORKER_KILLED,
    message="The worker was killed, or it crashed. The next attempt resumes where it stopped.",
)
_TOO_LATE = timedelta(seconds=2)  # before the end of a lease in which it is left to end by itself


class HeldTask(ContractModel):
    """A delivery that a process works on, and how its reports name it."""

    queue: str  #: its name
    receipt_handle: str
    until: Moment  #: when the lease ends
    task: TaskReference
    attempt: AttemptUid
    number: Count
    worker: str


class HeldTaskFile:
    """The file of this process, in a folder that all agents on this machine share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{uuid.uuid4().hex}.json"
        self._lock = FileLock(self._path.with_suffix(".lock"))
        self._writing = threading.Lock()
        self._held: dict[str, HeldTask] = {}  # by the attempt's uid

    def open(self) -> None:
        """Say that we live. Where the folder can't be used, a successor waits for the lease."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except (OSError, Timeout) as error:
            logger.warning("should this worker be killed, its tasks wait for the end of their leases: %s", error)

    def hold(self, held: HeldTask) -> None:
        """We work on this, too."""
        with self._writing:
            self._held[held.attempt] = held
            self._write()

    def extend(self, attempt: str, until: datetime) -> None:
        """The lease of an attempt ends at another time now."""
        with self._writing:
            if held := self._held.get(attempt):
                self._held[attempt] = held.model_copy(update={"until": until})
                self._write()

    def release(self, attempt: str) -> None:
        """We hold that one no more."""
        with self._writing:
            if self._held.pop(attempt, None):
                self._write()

    def give_back_abandoned(self, tasks: Queue, status: Queue) -> None:
        """Give back what dead agents of this machine held. Raises QueueUnavailable: the rest is for the next try."""
        for lock in sorted(self._folder.glob("*.lock")):
            with suppress(Timeout, OSError), FileLock(lock, timeout=0):
                path = lock.with_suffix(".json")
                for held in _read(path):
                    _give_back(held, tasks, status)
                path.unlink(missing_ok=True)
                lock.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._lock.release()
            Path(self._lock.lock_file).unlink(missing_ok=True)

    def _write(self) -> None:
        """A line for each."""
        try:
            with replacing(self._path) as unfinished:
                lines = (f"{held.model_dump_json()}\n" for held in self._held.values())
                unfinished.write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            logger.warning("should this worker be killed, its tasks wait for the end of their leases: %s", error)


def _read(path: Path) -> Iterator[HeldTask]:
    """What the file holds, if it does."""
    try:
        for line in path.read_bytes().splitlines():
            yield HeldTask.model_validate_json(line)
    except FileNotFoundError:
        return
    except (OSError, ValidationError) as error:
        logger.warning("can't tell what a dead worker held: %s", error)


def _give_back(held: HeldTask, tasks: Queue, status: Queue) -> None:
    """Only under its lease: after that the task may be another's, and the old receipt may still work."""
    now = datetime.now(UTC)
    if held.queue != tasks.name or now > held.until - _TOO_LATE:
        return
    if tasks.change_visibility([held.receipt_handle], 0):
        logger.info("task %s, which the dead worker %s held, is no longer on the queue", held.task.task, held.worker)
        return
    logger.warning("gave back task %s, which the dead worker %s held", held.task.task, held.worker)
    status.send([encode_status(_final_status(held, now))])


def _final_status(held: HeldTask, now: datetime) -> Retrying:
    """The dead say nothing after it."""
    return Retrying(
        task=held.task.task,
        generation=held.task.generation,
        token=held.task.token,
        attempt=held.attempt,
        number=held.number,
        sequence=LARGEST,
        worker=held.worker,
        error=_KILLED,
        visible_at=now,
    )
