"""An attempt ends once, in the right way, and nothing is deleted that was not reported."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.agent_world import TASK, TRANSCRIPT, FakeClock, FakeHandler, FakeQueue, FakeStore, flush, run_to_end
from worker_agent.attempt.attempt import Attempt
from worker_agent.attempt.checkpoint import Checkpoint
from worker_agent.attempt.context import AttemptContext
from worker_agent.attempt.device_turn import DeviceTurn
from worker_agent.attempt.lease import Lease
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.reporter import Reporter
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.handler import TaskContext
from worker_agent.contract.kinds import CONVERT
from worker_agent.contract.messages import Completed, Failed, Progress, Retrying, TaskError, TaskMessage
from worker_agent.contract.options import OpaqueOptions, TranscribeOptions
from worker_agent.contract.stores.object_store import StoreUnavailable, cancelled_key, checkpoint_prefix, transcript_key
from worker_agent.errors import AttemptEnded, NotAudio
from worker_agent.events import AttemptFinished, Event, EventStream

UID = "b" * 32


class World:
    """One attempt and everything around it."""

    def __init__(self, scratch: Path) -> None:
        self.tasks, self.status, self.store = FakeQueue(), FakeQueue(), FakeStore()
        self.store.objects[TASK.audio_key] = b"sound"
        self.queue_writer = QueueWriter(self.tasks, self.status)
        self.clock = FakeClock()
        self.events: list[Event] = []
        self.stop = threading.Event()
        self.connections = WorkerConnections(self.tasks, self.status, self.store, scratch)

    def attempt(self, number: int = 1, task: TaskMessage = TASK) -> Attempt:
        return Attempt(
            task,
            uid=UID,
            number=number,
            receipt_handle="receipt",
            lease=Lease(self.tasks, "receipt", 300, clock=self.clock),
            checkpoint=Checkpoint(self.store, task, number),
            reporter=Reporter(self.queue_writer, task, attempt=UID, number=number, worker="host/1"),
            turn=DeviceTurn(threading.Lock()),
            events=EventStream(self.events.append),
            stop=self.stop,
        )

    def work(self, handler: FakeHandler, number: int = 1, task: TaskMessage = TASK) -> Exception | None:
        return self.run(self.attempt(number, task), handler)

    def run(self, attempt: Attempt, handler: FakeHandler) -> Exception | None:
        """To the end of all that is sent."""
        return run_to_end(attempt, handler, self.connections, self.queue_writer)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def failing(error: Exception) -> FakeHandler:
    def work(context: TaskContext) -> None:
        raise error

    return FakeHandler(work)


def test_the_transcript_is_stored_then_reported_then_the_task_deleted(world: World) -> None:
    assert world.work(FakeHandler()) is None

    key = transcript_key(TASK.task, TASK.generation, UID)
    completed = world.status.messages[-1]
    assert isinstance(completed, Completed)
    assert world.store.objects[key] == TRANSCRIPT.encode()
    assert completed.transcript_key == key
    assert world.status.kinds == ["started", "completed"]
    assert world.tasks.deleted == ["receipt"]


def test_what_was_fetched_is_what_was_hashed(world: World) -> None:
    def fetch(context: TaskContext) -> None:
        context.fetch_input()

    wanted = hashlib.sha256(b"sound").hexdigest()
    assert world.work(FakeHandler(fetch), task=TASK.model_copy(update={"audio_sha256": wanted})) is None
    world.store.objects[TASK.audio_key] = b"another sound"
    world.work(FakeHandler(fetch), task=TASK.model_copy(update={"audio_sha256": wanted, "generation": 3}))

    failed = world.status.messages[-1]
    assert isinstance(failed, Failed)
    assert failed.error.kind == "AudioAltered"


def test_a_task_is_not_deleted_as_long_as_nobody_knows_that_it_is_done(world: World) -> None:
    def lose_the_queue(_: TaskContext) -> None:
        world.status.faults = -1
        world.stop.set()  # so that nobody waits for the queue to come back

    world.work(FakeHandler(lose_the_queue))

    assert world.tasks.deleted == []
    assert world.tasks.visibility == [("receipt", 0)]


def test_a_status_queue_that_comes_back_gets_the_last_word(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker_agent.attempt.reporter.exponential_backoff", lambda: iter([0.0] * 10))
    world.status.faults = 3

    world.work(FakeHandler())

    assert world.status.kinds == ["completed"]
    assert world.tasks.deleted == ["receipt"]


def test_a_task_queue_that_comes_back_gets_the_deletion(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker_agent.attempt.attempt.exponential_backoff", lambda: iter([0.0] * 10))
    world.tasks.faults = 3

    world.work(FakeHandler())

    assert world.tasks.deleted == ["receipt"]


def test_what_no_retry_can_mend_is_failed_and_deleted(world: World) -> None:
    world.work(failing(NotAudio("There is no sound in this file.")))

    failed = world.status.messages[-1]
    assert isinstance(failed, Failed)
    assert failed.error == TaskError(kind="NotAudio", message="There is no sound in this file.")
    assert world.tasks.deleted == ["receipt"]


@pytest.mark.parametrize(
    ("error", "kind", "part"),
    [
        (StoreUnavailable("The store is away. Wait."), "StoreUnavailable", "The store is away. Wait."),
        (OSError(28, "No space left on device", "/tmp/x"), "OSError", "No space left on device (/tmp/x)"),
        (RuntimeError("CUDA failed with error out of memory"), "GpuOutOfMemory", "BATCH_SIZE"),
        (MemoryError(), "MemoryError", "memory"),
        (KeyError("surprise"), "Unexpected", "surprise"),
    ],
)
def test_what_a_retry_can_mend_comes_again_later(world: World, error: Exception, kind: str, part: str) -> None:
    assert world.work(failing(error), number=2) is error

    retrying = world.status.messages[-1]
    assert isinstance(retrying, Retrying)
    assert retrying.error.kind == kind
    assert part in retrying.error.message
    assert world.tasks.deleted == []
    [(_, delay)] = world.tasks.visibility
    assert 16 <= delay <= 24  # twice the first delay, more or less
    assert retrying.visible_at > retrying.at


def test_the_last_attempt_fails_for_good(world: World) -> None:
    world.work(failing(KeyError("surprise")), number=TASK.max_attempts)

    assert world.status.kinds == ["started", "failed"]
    assert world.tasks.deleted == ["receipt"]


def test_a_task_that_was_tried_too_often_is_not_tried_again(world: World) -> None:
    world.work(failing(AssertionError("not to be called")), number=TASK.max_attempts + 1)

    [failed] = world.status.messages
    assert isinstance(failed, Failed)
    assert failed.error.kind == "TooManyAttempts"
    assert world.tasks.deleted == ["receipt"]


def test_a_recording_that_is_gone_is_no_reason_to_try_again(world: World) -> None:
    world.store.objects.clear()

    world.work(FakeHandler(lambda context: context.fetch_input().unlink()))

    failed = world.status.messages[-1]
    assert isinstance(failed, Failed)
    assert failed.error.kind == "AudioMissing"


def test_a_cancelled_task_is_dropped_without_being_started(world: World) -> None:
    world.store.put(cancelled_key(TASK.task, TASK.generation), b"")

    world.work(failing(AssertionError("not to be called")))

    assert world.status.kinds == ["dropped"]
    assert world.tasks.deleted == ["receipt"]


def context_of(world: World, attempt: Attempt) -> AttemptContext:
    return AttemptContext(attempt, TranscribeOptions(), world.store, world.connections.scratch, world.clock)


def look_again(world: World, attempt: Attempt) -> None:
    """What the attempt does when it is time to look whether the task is cancelled."""
    context = context_of(world, attempt)
    world.clock.now += 10
    context.check()


def test_a_task_that_is_cancelled_in_the_middle_is_dropped(world: World) -> None:
    attempt = world.attempt()

    def cancel(_: TaskContext) -> None:
        world.store.put(cancelled_key(TASK.task, TASK.generation), b"")
        look_again(world, attempt)

    world.run(attempt, FakeHandler(cancel))

    assert world.status.kinds == ["started", "dropped"]


def test_a_store_out_of_reach_does_not_cancel_anything(world: World) -> None:
    def lose_the_store(_: TaskContext) -> None:
        world.store.faults = 1
        look_again(world, attempt)

    attempt = world.attempt()
    world.run(attempt, FakeHandler(lose_the_store))

    assert world.status.kinds[-1] == "completed"


def end_by(end: Callable[[Attempt], None], world: World) -> None:
    """Let the main thread end the attempt while its work goes on."""
    attempt = world.attempt()

    def work(context: TaskContext) -> None:
        end(attempt)
        context.finish_step(1.0, 2.0)

    world.run(attempt, FakeHandler(work))


def test_a_task_that_is_given_back_is_neither_completed_nor_spoken_of_again(world: World) -> None:
    end_by(lambda attempt: attempt.release("leaving"), world)

    assert world.status.kinds == ["started", "released"]
    assert world.tasks.visibility == [("receipt", 0)]
    assert world.tasks.deleted == []


def test_when_the_lease_is_over_the_queue_is_left_alone(world: World) -> None:
    error = TaskError(kind="LeaseEnded", message="It took too long.")
    end_by(lambda attempt: attempt.abandon(error), world)

    assert world.status.kinds == ["started", "retrying"]
    assert world.tasks.visibility == []
    assert world.tasks.deleted == []


def test_the_end_of_an_attempt_is_published_once(world: World) -> None:
    for end in (
        lambda attempt: attempt.release("leaving"),
        lambda attempt: attempt.drop(),
        lambda attempt: attempt.abandon(TaskError(kind="LeaseEnded", message="It took too long.")),
    ):
        end_by(end, world)
    world.work(failing(NotAudio("No sound.")))
    world.work(failing(StoreUnavailable("The store is away.")))
    world.work(FakeHandler())

    ends = [event.outcome for event in world.events if isinstance(event, AttemptFinished)]
    assert ends == ["released", "dropped", "abandoned", "failed", "retrying", "completed"]


def test_a_completed_task_is_not_given_back(world: World) -> None:
    attempt = world.attempt()
    world.run(attempt, FakeHandler())

    with pytest.raises(AttemptEnded):
        attempt.release("leaving")
    assert world.tasks.visibility == []


def test_progress_is_told_once_a_second_at_most_and_whenever_the_lease_changes(world: World) -> None:
    context = context_of(world, world.attempt())
    for done in range(10):
        world.clock.now += 0.3
        context.finish_step(done, 100.0, 2.0)
    flush(world.queue_writer)
    told = [word.done_seconds for word in world.status.messages if isinstance(word, Progress)]
    assert told == [0, 4, 8]

    context.start_step(10, 1000)
    context.finish_step(10.0, 100.0, 2.0)

    flush(world.queue_writer)
    assert world.status.messages[-1].sequence == 4
    assert world.tasks.visibility == [("receipt", 1510)]


def test_a_long_download_does_not_outlast_the_first_lease(world: World) -> None:
    def download(context: TaskContext) -> None:
        context.fetch_input()
        assert world.tasks.visibility == []
        world.clock.now += 294
        context.fetch_input()

    world.work(FakeHandler(download))

    assert world.tasks.visibility == [("receipt", 30)]


def test_a_preparation_without_end_loses_its_lease(world: World) -> None:
    context = context_of(world, attempt := world.attempt())
    context.fetch_input()
    while not attempt.lease.over:
        context.check()
        world.clock.now += 1

    assert 1800 <= world.clock.now - 1000 < 1900


def test_a_lease_lasts_half_as_long_again_as_the_work_is_expected_to(world: World) -> None:
    context_of(world, world.attempt()).start_work(1000.0, 0.0, 60.0)

    assert world.tasks.visibility == [("receipt", 1510)]


def test_a_step_beyond_what_was_planned_is_covered_as_well(world: World) -> None:
    context_of(world, world.attempt()).start_step(1000.0, 0.0)

    assert world.tasks.visibility == [("receipt", 1510)]


@pytest.mark.parametrize(
    ("seconds", "measured", "patience"), [(100.0, True, 800.0), (1.0, True, 60.0), (1.0, False, 1800.0)]
)
def test_only_many_times_the_expected_time_is_a_hang(
    world: World, seconds: float, measured: bool, patience: float
) -> None:
    attempt = world.attempt()
    context_of(world, attempt).start_step(seconds, 0.0, measured=measured)

    assert attempt.watchdog.left == pytest.approx(patience, abs=5)


def test_options_that_the_kind_does_not_have_fail_the_task(world: World) -> None:
    class Handler(FakeHandler):
        kind = replace(CONVERT, name="transcribe")

    options = OpaqueOptions.model_validate({"format": "midi"})
    world.work(Handler(), task=TASK.model_copy(update={"options": options}))

    [*_, failed] = world.status.messages
    assert isinstance(failed, Failed)
    assert failed.error.kind == "InvalidOptions"
    assert "format" in failed.error.message


def test_a_lease_that_has_passed_ends_the_work_before_anything_is_stored(world: World) -> None:
    world.work(FakeHandler(lambda _: setattr(world.clock, "now", world.clock.now + 300)))

    assert world.status.kinds == ["started", "retrying"]
    assert list(world.store.objects) == [TASK.audio_key]
    assert world.tasks.visibility == []


def test_nothing_is_kept_once_the_lease_has_passed(world: World) -> None:
    def keep_late(context: TaskContext) -> None:
        world.clock.now += 300
        context.write("piece", b"late")

    world.work(FakeHandler(keep_late))

    assert list(world.store.objects) == [TASK.audio_key]


def test_where_the_twelve_hours_end_the_task_is_given_back(world: World) -> None:
    def work(context: TaskContext) -> None:
        world.tasks.faults = 1
        context.start_step(1000, 2000)

    world.work(FakeHandler(work))

    assert world.status.kinds == ["started", "released"]
    assert world.tasks.visibility == [("receipt", 0)]


def test_when_the_worker_is_to_leave_the_work_stops_without_a_last_word(world: World) -> None:
    def work(context: TaskContext) -> None:
        world.stop.set()
        context.check()

    world.work(FakeHandler(work))

    assert world.status.kinds == ["started"]  # the main thread gives it back


def test_the_next_attempt_finds_what_was_kept_and_says_where_it_goes_on(world: World) -> None:
    found: list[bytes | None] = []

    def begin(context: TaskContext) -> None:
        context.write("way/000000", b"first half")
        raise StoreUnavailable("The store is away.")

    def go_on(context: TaskContext) -> None:
        found.extend(context.read(name) for name in context.stored)
        context.start_work(30.0, 30.0, 60.0)
        world.clock.now += 1
        context.finish_step(40.0, 60.0, 1.0)

    world.work(FakeHandler(begin))
    world.work(FakeHandler(go_on), number=2)

    assert found == [b"first half"]
    progress, completed = world.status.messages[-2:]
    assert isinstance(progress, Progress)
    assert isinstance(completed, Completed)
    assert progress.resumed_from_seconds == completed.resumed_from_seconds == 30.0


def test_what_another_generation_has_kept_is_not_used(world: World) -> None:
    world.store.put(checkpoint_prefix(TASK.task, TASK.generation + 1) + "way/000000.1", b"another's")

    found: list[str] = []
    world.work(FakeHandler(lambda context: found.extend(context.stored)))

    assert found == []


@pytest.mark.parametrize("kept_by", [1, 2])
def test_an_attempt_that_came_further_begins_the_count_anew(world: World, kept_by: int) -> None:
    world.store.put(checkpoint_prefix(TASK.task, TASK.generation) + f"way/000000.{kept_by}", b"piece")

    world.work(FakeHandler(), number=kept_by + TASK.max_attempts)
    assert world.status.kinds == ["started", "completed"]

    world.store.objects = {key: data for key, data in world.store.objects.items() if "transcripts" not in key}
    world.work(failing(AssertionError("not to be called")), number=kept_by + TASK.max_attempts + 1)
    assert world.status.kinds[-1] == "failed"


def test_a_delivery_that_was_given_back_does_not_count(world: World) -> None:
    end_by(lambda attempt: attempt.release("leaving"), world)

    world.work(FakeHandler(), number=1 + TASK.max_attempts)

    assert world.status.kinds[-1] == "completed"


def test_a_store_out_of_reach_does_not_fail_a_task_whose_history_nobody_knows(world: World) -> None:
    world.store.faults = 1

    world.work(failing(AssertionError("not to be called")), number=TASK.max_attempts + 5)

    assert world.status.kinds == ["retrying"]


def test_a_piece_that_the_store_does_not_take_costs_no_attempt(world: World) -> None:
    def work(context: TaskContext) -> None:
        world.store.faults = 1
        context.write("way/000000", b"piece")

    world.work(FakeHandler(work))

    assert world.status.kinds == ["started", "completed"]


def test_a_transcript_whose_attempt_died_is_reported_by_the_next_one(world: World) -> None:
    key = transcript_key(TASK.task, TASK.generation, "c" * 32)
    world.store.put(key, TRANSCRIPT.encode())

    world.work(failing(AssertionError("not to be called")), number=TASK.max_attempts + 1)

    [completed] = world.status.messages
    assert isinstance(completed, Completed)
    assert (completed.transcript_key, completed.attempt) == (key, UID)
    assert completed.resumed_from_seconds == TRANSCRIPT.duration_seconds
    assert world.tasks.deleted == ["receipt"]


def test_a_damaged_transcript_is_made_anew(world: World) -> None:
    world.store.put(transcript_key(TASK.task, TASK.generation, "c" * 32), b"{")

    world.work(FakeHandler(), number=2)

    completed = world.status.messages[-1]
    assert isinstance(completed, Completed)
    assert completed.transcript_key == transcript_key(TASK.task, TASK.generation, UID)


def test_nothing_that_was_downloaded_is_left_behind(world: World) -> None:
    world.work(FakeHandler(lambda context: context.fetch_input().read_bytes() and None))

    assert list(world.connections.scratch.iterdir()) == []
