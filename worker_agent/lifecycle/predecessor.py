"""Which tasks this process holds, in a small file: whoever finds it after our death gives them back at once.

A lock says whether the process that wrote a file still lives: the system frees it however the process ends. So
nobody waits for the lease of a worker that was killed and is started again.
"""

from __future__ import annotations

import logging
import os
import threading
import uuid
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from worker_agent.contract.atomic_file import replacing
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.log_fields import log_fields
from worker_agent.contract.messages import Retrying, TaskError, TaskReference, encode_status
from worker_agent.contract.model import LARGEST, AttemptUid, ContractModel, Count, Moment
from worker_agent.contract.queues.queue import Queue

logger = logging.getLogger(__name__)

_KILLED = TaskError(
    kind=ErrorKind.WORKER_KILLED,
    message="The worker was killed, or it crashed. The next attempt resumes where it stopped.",
)
_MOST_LINES = 500  # in the file, before it is written anew
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


class _Released(ContractModel):
    """A line that says that an attempt is held no more."""

    released: AttemptUid


_LINE: TypeAdapter[HeldTask | _Released] = TypeAdapter(HeldTask | _Released)


class HeldTaskFile:
    """The file of this process, in a folder that all agents on this machine share; its name begins with our pid.

    A line says that a task is held, and until when; a later one of the same attempt, or that it is released, takes its
    place. So that each costs one small write, the file is written anew only now and then.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{os.getpid()}-{uuid.uuid4().hex}.json"
        self._lock = FileLock(self._path.with_suffix(".lock"))
        self._writing = threading.Lock()
        self._held: dict[str, HeldTask] = {}  # by the attempt's uid
        self._file: FileIO | None = None
        self._lines = 0  # in the file

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
            self._append(held)

    def extend(self, attempt: str, until: datetime) -> None:
        """The lease of an attempt ends at another time now."""
        with self._writing:
            if held := self._held.get(attempt):
                self._held[attempt] = held.model_copy(update={"until": until})
                self._append(self._held[attempt])

    def release(self, attempt: str) -> None:
        """We hold that one no more."""
        with self._writing:
            if self._held.pop(attempt, None):
                self._append(_Released(released=attempt))

    def give_back_abandoned(self, tasks: Queue, status: Queue) -> None:
        """Give back what dead agents of this machine held. Raises QueueUnavailable: the rest is for the next try."""
        for lock in sorted(self._folder.glob("*.lock")):
            with suppress(Timeout, OSError), FileLock(lock, timeout=0):
                path = lock.with_suffix(".json")
                for held in _read(path):
                    with log_fields(task=held.task.task, attempt=held.attempt):
                        _give_back(held, tasks, status)
                path.unlink(missing_ok=True)
                lock.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            if self._file is not None:
                self._file.close()
            self._path.unlink(missing_ok=True)
            self._lock.release()
            Path(self._lock.lock_file).unlink(missing_ok=True)

    def _append(self, line: HeldTask | _Released) -> None:
        try:
            if self._file is None or self._lines >= _MOST_LINES:
                self._write_anew()
            elif not self._held:
                self._file.truncate(0)
                self._lines = 0
            else:
                self._file.write(_encoded(line))
                self._lines += 1
        except OSError as error:
            logger.warning("should this worker be killed, its tasks wait for the end of their leases: %s", error)

    def _write_anew(self) -> None:
        with replacing(self._path) as unfinished:
            unfinished.write_bytes(b"".join(map(_encoded, self._held.values())))
        if self._file is not None:
            self._file.close()
        self._file = self._path.open("ab", buffering=0)
        self._lines = len(self._held)


def _encoded(line: ContractModel) -> bytes:
    return f"{line.model_dump_json()}\n".encode()


def _read(path: Path) -> Collection[HeldTask]:
    """What the file says is held, if it is there."""
    held: dict[str, HeldTask] = {}
    try:
        for line in path.read_bytes().splitlines():
            match _LINE.validate_json(line):
                case HeldTask() as task:
                    held[task.attempt] = task
                case _Released(released=attempt):
                    held.pop(attempt, None)
    except FileNotFoundError:
        pass
    except (OSError, ValidationError) as error:
        logger.warning("can't tell all that a dead worker held: %s", error)
    return held.values()


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
