"""What a handler sees of its attempt: the task, the lease, the checkpoint, progress."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from worker_agent.attempt.attempt import Attempt
from worker_agent.clock import boot_time_clock
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.options import TaskOptions
from worker_agent.contract.stores.object_store import (
    ObjectMissing,
    ObjectStore,
    ObjectTooLarge,
    StoreUnavailable,
    cancelled_key,
)
from worker_agent.errors import (
    AttemptEnded,
    AudioAltered,
    AudioMissing,
    LeaseLimitReached,
    LeaseOver,
    TaskCancelled,
    WorkerLeaving,
)

logger = logging.getLogger(__name__)

_BETWEEN_PROGRESS = 1.0  # seconds, at least
_WORTH_TELLING = 3.0  # seconds of work: what takes less is done before anybody has looked
_BETWEEN_CHECKS = 0.5  # seconds of waiting for the device
_BETWEEN_LOOKS = 5.0  # seconds between two looks at whether the task is cancelled
_NEARLY_OVER = 2.0  # seconds of the first lease left, in which more is asked for
_MORE = 30.0  # seconds that are asked for then
_LONGEST_PREPARATION = 1800.0  # seconds until the work proper has to begin
_QUIET = 300.0  # seconds without a check after which the work is taken to hang, while no step runs
_MARGIN = 1.5  # how much longer a lease lasts than the work is expected to take
_TO_FINISH = 10.0  # seconds for storing the result and reporting it, and for a machine that is busy with other things
_HANGS = 8.0  # how many times longer than expected a step may take until it is taken to hang
_SURELY_HANGS = 60.0  # seconds; sooner nothing is taken to hang
_LONGEST_UNKNOWN_STEP = 1800.0  # seconds, as long as nothing is known of the machine's speed


class AttemptContext:
    """Used by the work thread alone."""

    def __init__(
        self,
        attempt: Attempt,
        options: TaskOptions,
        store: ObjectStore,
        scratch: Path,
        clock: Callable[[], float] = boot_time_clock,
    ) -> None:
        self._attempt = attempt
        self.options = options
        self._store = store
        self._clock = clock
        self._began = self._looked = clock()
        self._told = float("-inf")
        self._preparing = False
        self.scratch = scratch

    @property
    def task(self) -> TaskMessage:
        return self._attempt.task

    def fetch_input(self) -> Path:
        self._preparing = True
        try:
            path = self._store.fetch(self.task.audio_key, self.scratch, self._extend_initial_lease)
        except ObjectMissing as error:
            raise AudioMissing(
                f"The recording is no longer in {self._store.name}. Hand the file in once more."
            ) from error
        self._verify(path)
        return path

    def read_object(self, key: str) -> bytes | None:
        try:
            return self._store.get(key)
        except (ObjectMissing, ObjectTooLarge):
            return None

    def _verify(self, path: Path) -> None:
        if self.task.audio_sha256 is None:
            return
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != self.task.audio_sha256:
            raise AudioAltered(
                f"The recording in {self._store.name} is not the one that was handed in. Retry: it is uploaded anew."
            )
        self._extend_initial_lease()

    def check(self) -> None:
        self.ensure_ours()
        if self._attempt.shutting_down:
            raise WorkerLeaving("the worker is to leave")
        self._attempt.watchdog.extend(_QUIET)
        if self._clock() - self._looked >= _BETWEEN_LOOKS:
            self._looked = self._clock()
            self._look_for_cancellation()
        if self._preparing:
            self._extend_initial_lease()

    def ensure_ours(self) -> None:
        """Raises AttemptEnded or LeaseOver."""
        if self._attempt.ended:
            raise AttemptEnded("the task was taken away while it was worked on")
        if self._attempt.lease.over:
            raise LeaseOver("the lease has passed")

    def prepare_for(self, seconds: float) -> None:
        self._ensure_remaining(0.0, seconds)

    def acquire_device(self) -> None:
        preparing, self._preparing = self._preparing, True
        while not self._attempt.turn.acquire(_BETWEEN_CHECKS):
            self.check()
        self._preparing = preparing
        self.check()

    def start_work(self, seconds: float, done: float, total: float) -> None:
        self._preparing = False
        self._attempt.lease.resize(seconds * _MARGIN + _TO_FINISH)
        self._attempt.expect(seconds)
        self._attempt.note_resumed_from(done)
        if done or seconds > _WORTH_TELLING:
            self._tell_at_once()
            self.finish_step(done, total)

    def start_step(self, seconds: float, ahead: float, *, measured: bool = True) -> None:
        self.check()
        ahead = max(seconds, ahead)
        self._ensure_remaining(seconds, ahead)
        self._attempt.expect(ahead)
        self._attempt.watchdog.extend(max(_SURELY_HANGS, seconds * _HANGS) if measured else _LONGEST_UNKNOWN_STEP)

    def finish_step(self, done: float, total: float, speed: float | None = None) -> None:
        if done < total and self._clock() - self._told >= _BETWEEN_PROGRESS:  # the end is told by the completion
            self._told = self._clock()
            self._attempt.progress(done, total, speed)

    def _extend_initial_lease(self) -> None:
        """Keep the first lease from ending, for half an hour."""
        self._attempt.watchdog.extend(_QUIET)
        if self._clock() - self._began < _LONGEST_PREPARATION:
            self._attempt.lease.ensure_remaining(_NEARLY_OVER, _MORE)

    def _ensure_remaining(self, step: float, needed: float) -> None:
        """Keep the task for the needed seconds; raises LeaseLimitReached where not even the step fits in."""
        if self._attempt.lease.ensure_remaining(needed, needed * _MARGIN + _TO_FINISH):
            self._tell_at_once()
        if self._attempt.lease.left < step:
            raise LeaseLimitReached("the queue does not let the worker hold the task any longer")

    @property
    def stored(self) -> list[str]:
        return self._attempt.checkpoint.piece_names

    def read(self, name: str) -> bytes | None:
        return self._attempt.checkpoint.read(name)

    def write(self, name: str, data: bytes) -> None:
        self.ensure_ours()
        self._attempt.checkpoint.write(name, data)

    def _tell_at_once(self) -> None:
        """People want to know the new end of the lease, or the new beginning of the work."""
        self._told = float("-inf")

    def _look_for_cancellation(self) -> None:
        try:
            cancelled = self._store.exists(cancelled_key(self.task.task, self.task.generation))
        except StoreUnavailable as error:
            logger.warning("can't see whether %s is cancelled: %s", self._attempt, error)
            return
        if cancelled:
            raise TaskCancelled("an operator has cancelled the task")
