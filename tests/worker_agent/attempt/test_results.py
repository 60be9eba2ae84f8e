"""A result lies in the store whole before anything says so, and one that no message can tell of fails its task."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.fakes.agent_world import TASK, TRANSCRIPT, FakeClock, FakeQueue, FakeStore, run_to_end
from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import Checkpoint, list_artifacts
from worker_agent.attempt.device_turn import DeviceTurn
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.results import find_result, store_result
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.artifacts import TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT_NAME, ResultDocument
from worker_agent.contract.handler import NewArtifact, PermanentError, Result, TaskContext
from worker_agent.contract.kinds import CONVERT, TaskKind
from worker_agent.contract.messages import Completed, Failed, Started
from worker_agent.contract.stores.object_store import StoreUnavailable, artifact_key, result_key, transcript_key
from worker_agent.events import EventStream

UID, OTHER = "b" * 32, "c" * 32
LIST = result_key(TASK.task, TASK.generation, UID)
WORDS = NewArtifact(TRANSCRIPT_NAME, TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT.encode())
SOUND = NewArtifact("converted.flac", "audio/flac", b"sound")
NOTES = NewArtifact("notes.json", "application/json", b"{}")
FULL = Result(
    [SOUND, NOTES], 60.0, values={"loudness": -23.0, "digest": "abc"}, language="en", warning="It is short.", speed=9.5
)


def key_of(name: str, attempt: str = UID) -> str:
    return artifact_key(TASK.task, TASK.generation, attempt, name)


@dataclass
class OrderedStore(FakeStore):
    """Its dictionary says in which order objects came. `room`: for how many of them."""

    room: int = 100

    def put(self, key: str, data: bytes) -> None:
        if len(self.objects) == self.room:
            raise StoreUnavailable("The store is full.")
        super().put(key, data)


def found_in(store: FakeStore) -> ResultDocument | None:
    return find_result(store, list_artifacts(store, TASK))


def test_the_list_comes_after_all_that_it_lists() -> None:
    store = OrderedStore()
    stored = store_result(store, TASK, UID, FULL)

    assert list(store.objects) == [key_of("converted.flac"), key_of("notes.json"), LIST]
    assert [(one.name, one.media_type, one.key, one.size) for one in stored.artifacts] == [
        ("converted.flac", "audio/flac", key_of("converted.flac"), 5),
        ("notes.json", "application/json", key_of("notes.json"), 2),
    ]
    assert stored.transcript_key is None


def test_a_transcript_needs_no_list() -> None:
    store = FakeStore()
    stored = store_result(store, TASK, UID, Result([WORDS], 60.0, language="en"))

    assert store.objects == {transcript_key(TASK.task, TASK.generation, UID): TRANSCRIPT.encode()}
    assert stored.transcript_key == transcript_key(TASK.task, TASK.generation, UID)


def test_a_file_is_stored_as_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "copy"
    path.write_bytes(b"a longer sound")
    store = FakeStore()
    stored = store_result(store, TASK, UID, Result([replace(SOUND, content=path)]))

    assert stored.artifacts[0].size == len(b"a longer sound")
    assert store.objects[key_of("converted.flac")] == b"a longer sound"


@pytest.mark.parametrize(
    "result",
    [FULL, Result([SOUND]), Result([]), Result([WORDS, SOUND], 60.0, language="en")],
    ids=["full", "one", "none", "transcript-and-more"],
)
def test_the_next_attempt_finds_what_was_stored(result: Result) -> None:
    store = FakeStore()

    assert found_in(store) is None
    assert store_result(store, TASK, UID, result) == found_in(store)


def test_the_next_attempt_finds_a_transcript() -> None:
    store = FakeStore()
    stored = store_result(store, TASK, UID, Result([WORDS], TRANSCRIPT.duration_seconds, language="en"))

    assert found_in(store) == stored


@pytest.mark.parametrize("artifacts", [[SOUND, NOTES], [NOTES, SOUND], [WORDS, SOUND], [NOTES, WORDS]])
@pytest.mark.parametrize("room", [0, 1, 2])
def test_what_is_not_whole_is_no_result(artifacts: Sequence[NewArtifact], room: int) -> None:
    store = OrderedStore(room=room)
    with pytest.raises(StoreUnavailable):
        store_result(store, TASK, UID, Result(artifacts))

    assert len(store.objects) == room
    assert found_in(store) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"duration_seconds": -1}', b'{"artifacts": [{}]}', b"\xff"])
def test_a_damaged_list_is_left_out(damage: bytes) -> None:
    store = FakeStore()
    store_result(store, TASK, OTHER, FULL)
    store.objects[LIST] = damage

    found = found_in(store)
    assert found is not None
    assert found.artifacts[0].key == key_of("converted.flac", OTHER)


def test_a_damaged_transcript_is_left_out() -> None:
    store = FakeStore()
    store.objects[transcript_key(TASK.task, TASK.generation, UID)] = b"{}"
    assert found_in(store) is None
    store_result(store, TASK, OTHER, FULL)

    assert found_in(store) is not None


def test_the_result_of_another_generation_is_not_found() -> None:
    store = FakeStore()
    store_result(store, TASK.model_copy(update={"generation": TASK.generation + 10}), UID, FULL)

    assert found_in(store) is None


def test_a_list_that_says_more_than_we_know_can_be_read() -> None:
    store = FakeStore()
    store.objects[LIST] = ResultDocument().model_dump_json().replace("{", '{"more": 1, ', 1).encode()

    assert found_in(store) == ResultDocument()


def test_what_a_later_version_has_stored_is_done_anew_and_not_reported_in_part() -> None:
    store = FakeStore()
    store.objects[LIST] = ResultDocument().model_dump_json().replace('"version":1', '"version":2').encode()
    store.objects[transcript_key(TASK.task, TASK.generation, UID)] = b'{"version": 2, "segments": "elsewhere"}'

    assert found_in(store) is None


UNUSABLE: dict[str, Result] = {
    "capital": Result([replace(SOUND, name="Report.PDF")]),
    "way-up": Result([replace(SOUND, name="../../other/report.pdf")]),
    "folder": Result([replace(SOUND, name="folder/report.pdf")]),
    "hidden": Result([replace(SOUND, name=".profile")]),
    "no-name": Result([replace(SOUND, name="")]),
    "line": Result([replace(SOUND, name="report.pdf\n")]),
    "long-name": Result([replace(SOUND, name="n" * 101)]),
    "media-type": Result([replace(SOUND, media_type="sound")]),
    "twice": Result([SOUND, SOUND]),
    "too-many": Result([replace(SOUND, name=f"part-{number}") for number in range(101)]),
    "no-number": Result([SOUND], values={"loudness": float("nan")}),
    "endless": Result([SOUND], values={"loudness": float("inf")}),
    "no-value": Result([SOUND], values={"loudness": [1]}),  # type: ignore[dict-item]
    "surrogate": Result([SOUND], values={"name": "\ud800"}),
    "too-many-values": Result([SOUND], values={str(number): 1.0 for number in range(51)}),
    "duration": Result([SOUND], -1.0),
    "long-duration": Result([SOUND], 1e10),
    "language": Result([SOUND], language="a language of its own"),
    "warning": Result([SOUND], warning="w" * 2001),
    "speed": Result([SOUND], speed=float("inf")),
}


@pytest.mark.parametrize("result", UNUSABLE.values(), ids=UNUSABLE)
def test_what_no_message_can_tell_of_is_refused_before_anything_is_stored(result: Result) -> None:
    store = FakeStore()
    with pytest.raises(PermanentError, match=r"can't be stored .* has to be mended\.$"):
        store_result(store, TASK, UID, result)

    assert store.objects == {}


@dataclass
class Handler:
    """Makes what a test wants made."""

    result: Any
    needs: str = ""
    kind: ClassVar[TaskKind] = CONVERT

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Any:
        return self.result


@dataclass
class World:
    """One attempt and everything around it."""

    scratch: Path
    tasks: FakeQueue
    status: FakeQueue
    store: FakeStore

    def __post_init__(self) -> None:
        self.queue_writer = QueueWriter(self.tasks, self.status)

    def attempt(self, number: int = 1) -> Attempt:
        task = TASK.model_copy(update={"kind": CONVERT.name})
        return Attempt(
            task,
            uid=UID,
            number=number,
            receipt_handle="receipt",
            lease=Lease(self.tasks, "receipt", 300, clock=FakeClock()),
            checkpoint=Checkpoint(self.store, task, number),
            reporter=Reporter(self.queue_writer, task, attempt=UID, number=number, worker="host/1"),
            turn=DeviceTurn(threading.Lock()),
            events=EventStream(),
            stop=threading.Event(),
        )

    def work(self, result: Any, number: int = 1) -> Exception | None:
        connections = WorkerConnections(self.tasks, self.status, self.store, self.scratch)
        return run_to_end(self.attempt(number), Handler(result), connections, self.queue_writer, 0.0)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, FakeQueue(), FakeQueue(), FakeStore())


@pytest.mark.parametrize("result", UNUSABLE.values(), ids=UNUSABLE)
def test_a_handler_that_makes_such_a_result_fails_its_task_at_once(result: Result, world: World) -> None:
    assert isinstance(world.work(result), PermanentError)

    failed = world.status.messages[-1]
    assert isinstance(failed, Failed)
    assert failed.error.message.endswith("The package that brings its kind has to be mended.")
    assert world.tasks.deleted == ["receipt"]


def test_a_handler_that_makes_no_result_is_tried_again_and_given_up(world: World) -> None:
    assert world.work(None)
    assert world.work(None, number=TASK.max_attempts)

    assert world.status.kinds == ["started", "retrying", "started", "failed"]


def test_what_an_attempt_could_not_report_the_next_one_does(world: World) -> None:
    stored = store_result(world.store, TASK, OTHER, FULL)
    assert world.work(AssertionError("not to be called"), number=2) is None

    [completed] = world.status.messages
    assert isinstance(completed, Completed)
    assert (completed.artifacts, completed.values, completed.speed) == (stored.artifacts, stored.values, stored.speed)
    assert completed.warning == FULL.warning


def test_a_last_word_that_can_not_be_said_leaves_room_for_another(world: World) -> None:
    reporter = Reporter(world.queue_writer, TASK, attempt=UID, number=1, worker="host/1")
    with pytest.raises(ValueError, match="duration_seconds"):
        reporter.build_final(Completed, duration_seconds=float("nan"))

    assert not reporter.ended
    assert reporter.build(Started, lease_until="2026-01-01T00:00:00Z").sequence == 1
