"""An agent's surroundings in memory, where time stands still unless a test moves it and anything can be broken."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.runner import WorkerConnections, run_attempt
from worker_agent.contract.artifacts import TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT_NAME
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.handler import NewArtifact, Result, TaskContext, TaskHandler
from worker_agent.contract.kinds import TRANSCRIBE, TaskKind
from worker_agent.contract.messages import StatusMessage, TaskMessage, decode_status
from worker_agent.contract.queues.queue import Depth, QueueAttributes, QueueUnavailable, ReceivedMessage
from worker_agent.contract.rights import QueueNeed, Right, StoreNeed
from worker_agent.contract.stores.object_store import MAX_DOCUMENT_BYTES, ObjectMissing, StoreUnavailable
from worker_agent.contract.transcript import Segment, Transcript

TASK = TaskMessage(
    task="a" * 32, generation=2, audio_key="audio/aa/aaaa", file_name="talk.mp3", max_attempts=3
)  #: for tests that need no particular one
TRANSCRIPT = Transcript(
    language="en", duration_seconds=60.0, model="fake", segments=(Segment(start=0.0, end=1.0, text="Hello."),)
)


@dataclass
class FakeClock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class FakeQueue:
    """Remembers what is done to it. `faults`: how many of the next calls fail; -1: all of them."""

    name: str = "fake queue"
    faults: int = 0
    bodies: list[str] = field(default_factory=list)
    deliveries: list[ReceivedMessage] = field(default_factory=list)  #: what `receive` gives, one a call
    deleted: list[str] = field(default_factory=list)
    visibility: list[tuple[str, int]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)  #: receipts that name nothing any more
    when_empty: Callable[[], None] = lambda: None

    @property
    def messages(self) -> list[StatusMessage]:
        return [decode_status(body) for body in self.bodies]

    @property
    def kinds(self) -> list[str]:
        return [message.type for message in self.messages]

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        self._fail_if_broken()
        self.bodies += bodies
        return []

    def receive(
        self,
        max_messages: int = 1,
        *,
        wait_seconds: float = 20,
        visibility_timeout: int | None = None,
        stop: threading.Event | None = None,
    ) -> list[ReceivedMessage]:
        self._fail_if_broken()
        if not self.deliveries:
            self.when_empty()
            (stop or threading.Event()).wait(min(wait_seconds, 0.02))
            return []
        return [self.deliveries.pop(0)]

    def delete(self, receipt_handles: Sequence[str]) -> list[str]:
        self._fail_if_broken()
        self.deleted += receipt_handles
        return [receipt_handle for receipt_handle in receipt_handles if receipt_handle in self.unknown]

    def change_visibility(self, receipt_handles: Sequence[str], seconds: int) -> list[str]:
        self._fail_if_broken()
        self.visibility += [(receipt_handle, seconds) for receipt_handle in receipt_handles]
        return [receipt_handle for receipt_handle in receipt_handles if receipt_handle in self.unknown]

    def depth(self) -> Depth:
        return Depth(visible=len(self.deliveries), in_flight=0, delayed=0)

    def attributes(self) -> QueueAttributes:
        return QueueAttributes()

    def check(self) -> Condition:
        self._fail_if_broken()
        return Condition(Readiness.READY, f"The {self.name} can be used.")

    def rights(self, needs: Iterable[QueueNeed]) -> list[Right]:
        return []

    def close(self) -> None:
        """Nothing is open."""

    def _fail_if_broken(self) -> None:
        if self.faults:
            self.faults -= 1
            raise QueueUnavailable("The queue can't be reached. Check the network.")


@dataclass
class FakeStore:
    """A dictionary. `faults`: as above."""

    name: str = "fake store"
    faults: int = 0
    objects: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: str, data: bytes) -> None:
        self._fail_if_broken()
        self.objects[key] = data

    def put_file(self, key: str, source: Path) -> None:
        self.put(key, source.read_bytes())

    def get(self, key: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> bytes:
        self._fail_if_broken()
        if key not in self.objects:
            raise ObjectMissing(key)
        return self.objects[key]

    def fetch(self, key: str, scratch: Path, on_progress: Callable[[], object] = lambda: None) -> Path:
        on_progress()
        path = scratch / "object"
        path.write_bytes(self.get(key))
        return path

    def exists(self, key: str) -> bool:
        self._fail_if_broken()
        return key in self.objects

    def delete(self, key: str) -> None:
        self.objects.pop(key, None)

    def delete_many(self, keys: Collection[str]) -> None:
        for key in keys:
            self.delete(key)

    def keys(self, prefix: str) -> Iterator[str]:
        self._fail_if_broken()
        return (key for key in list(self.objects) if key.startswith(prefix))

    def check(self) -> Condition:
        self._fail_if_broken()
        return Condition(Readiness.READY, f"The {self.name} can be used.")

    def rights(self, needs: Iterable[StoreNeed]) -> list[Right]:
        return []

    def close(self) -> None:
        """Nothing is open."""

    def _fail_if_broken(self) -> None:
        if self.faults:
            self.faults -= 1
            raise StoreUnavailable("The store can't be reached. Check the network.")


@dataclass
class FakeHandler:
    """Does whatever a test wants done with the job."""

    work: Callable[[TaskContext], None] = lambda context: None
    load: Callable[[], None] = lambda: None
    needs: str = "nothing"
    kind: ClassVar[TaskKind] = TRANSCRIBE

    def prepare(self) -> None:
        self.load()

    def handle(self, context: TaskContext) -> Result:
        self.work(context)
        artifact = NewArtifact(TRANSCRIPT_NAME, TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT.encode())
        return Result([artifact], TRANSCRIPT.duration_seconds, language=TRANSCRIPT.language, speed=10.0)


def delivery(
    body: str | None = None, *, task: TaskMessage = TASK, receipt_handle: str = "receipt", count: int = 1
) -> ReceivedMessage:
    """One delivery of the task."""
    return ReceivedMessage(task.encode() if body is None else body, receipt_handle, "id", count)


def other_task(digit: str) -> TaskMessage:
    """A task like TASK, with another name."""
    return TASK.model_copy(update={"task": digit * 32})


def run_to_end(
    attempt: Attempt,
    handler: TaskHandler,
    connections: WorkerConnections,
    queue_writer: QueueWriter,
    retry_after: float = 10.0,
) -> Exception | None:
    """Run the attempt until all that it says is sent; returns what `run_attempt` does."""
    error = run_attempt(attempt, handler, connections, retry_after)
    if attempt.settled:
        attempt.settled.result(10)
    flush(queue_writer)
    return error


def flush(queue_writer: QueueWriter) -> None:
    """Wait until all that was handed to it is sent."""
    queue_writer._thread.submit(lambda: None).result(10)
