"""The loop takes one task after the other, outlives outages, and leaves cleanly."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.agent_world import TASK, FakeHandler, FakeQueue, FakeStore, delivery, other_task
from worker_agent.agent import EXIT_STUCK, Agent, AgentConfig
from worker_agent.attempt.checkpoint import list_artifacts
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract import __version__
from worker_agent.contract.handler import TaskContext
from worker_agent.contract.messages import Retrying
from worker_agent.contract.supervision import EXIT_CANNOT_WORK
from worker_agent.errors import DeviceLost, ModelUnavailable
from worker_agent.events import Event, EventStream
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.lifecycle.state_reporter import StateReporter

REASON = "The test is over."


class Machine:
    """An agent that leaves when there is nothing to do."""

    def __init__(self, scratch: Path) -> None:
        self.tasks, self.status, self.store = FakeQueue(), FakeQueue(), FakeStore()
        self.handler, self.shutdown, self.told = FakeHandler(), ShutdownSignal(), io.StringIO()
        self.events: list[Event] = []
        self.connections = WorkerConnections(self.tasks, self.status, self.store, scratch)

    def run(self, *, lease: int = 300, exit_when_idle: float = 0.1) -> int:
        config = AgentConfig("host/1", lease, retry_delay=10.0, exit_when_idle=exit_when_idle)
        handlers = {"transcribe": self.handler}
        held = HeldTaskFile(self.connections.scratch / "held")
        return Agent(
            self.connections,
            handlers,
            config,
            self.shutdown,
            EventStream(StateReporter(self.told), self.events.append),
            held,
        ).run()

    @property
    def states(self) -> list[str]:
        return [json.loads(line)["state"] for line in self.told.getvalue().splitlines()]

    @property
    def last_words(self) -> str:
        detail: str = json.loads(self.told.getvalue().splitlines()[-1])["detail"]
        return detail


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for what is out of reach."""
    monkeypatch.setattr("worker_agent.intake.exponential_backoff", lambda: iter([0.0] * 100))


def until(event: threading.Event) -> Callable[[TaskContext], None]:
    """Work that native code does: it does not stop before it is done."""

    def work(context: TaskContext) -> None:
        assert event.wait(10)
        context.check()

    return work


def test_one_task_after_the_other_is_worked_on(machine: Machine) -> None:
    machine.tasks.deliveries = [delivery(receipt_handle="1"), delivery(task=other_task("b"), receipt_handle="2")]

    assert machine.run() == 0

    assert machine.tasks.deleted == ["1", "2"]
    assert machine.status.kinds == ["started", "completed"] * 2
    assert len({message.attempt for message in machine.status.messages}) == 2
    assert machine.states[:3] == ["loading_model", "idle", "working"]
    assert machine.states[-2:] == ["idle", "stopped"]
    assert "nothing to do" in machine.last_words


class Device:
    """Notes who has it, and who is ready for it. Told to `go`, they leave it."""

    def __init__(self) -> None:
        self.ready: set[str] = set()
        self.had_by: list[str] = []
        self.users = self.most_users = 0
        self.go = threading.Event()
        self.estimate = 1.0  # seconds that each says it takes

    def work(self, context: TaskContext) -> None:
        self.ready.add(context.task.task[0])
        context.acquire_device()
        context.start_work(self.estimate, 0.0, 60.0)
        self.had_by.append(context.task.task[0])
        self.users += 1
        self.most_users = max(self.most_users, self.users)
        assert self.go.wait(10)
        self.users -= 1


@dataclass
class AheadHandler(FakeHandler):
    prepares_ahead = True


def test_the_next_task_is_prepared_while_one_has_the_device(machine: Machine) -> None:
    device = Device()
    machine.handler = AheadHandler(device.work)
    machine.tasks.deliveries = [delivery(task=other_task(digit), receipt_handle=digit) for digit in "abc"]
    running = threading.Thread(target=machine.run)
    running.start()
    wait_until(lambda: {"a", "b"} <= device.ready)

    assert device.had_by == ["a"]
    assert "c" not in device.ready  # no more than one ahead: another worker may be free
    device.go.set()
    running.join(10)

    assert device.had_by == ["a", "b", "c"]
    assert device.most_users == 1
    assert sorted(machine.tasks.deleted) == ["a", "b", "c"]


def test_no_task_is_taken_ahead_of_long_work(machine: Machine) -> None:
    device = Device()
    device.estimate = 3600.0
    machine.handler = AheadHandler(device.work)
    machine.tasks.deliveries = [delivery(task=other_task(digit), receipt_handle=digit) for digit in "ab"]
    running = threading.Thread(target=machine.run)
    running.start()
    wait_until(lambda: bool(device.had_by))
    time.sleep(0.2)

    assert len(machine.tasks.deliveries) == 1
    device.go.set()
    running.join(10)


def test_a_task_that_can_not_start_soon_is_left_to_others(machine: Machine) -> None:
    device = Device()

    def work(context: TaskContext) -> None:
        device.ready.add(context.task.task[0])
        context.acquire_device()
        context.start_work(1.0, 0.0, 60.0)
        wait_until(lambda: "b" in device.ready)
        context.start_step(1.0, 3600.0)  # it takes longer than was expected
        wait_until(lambda: "released" in machine.status.kinds)

    machine.handler = AheadHandler(work)
    machine.tasks.deliveries = [delivery(task=other_task(digit), receipt_handle=digit) for digit in "ab"]

    assert machine.run() == 0

    assert ("b", 0) in machine.tasks.visibility
    assert machine.tasks.deleted == ["a"]
    assert list_artifacts(machine.store, other_task("b")).furthest == 1  # it does not count as a failed attempt


def test_a_handler_that_does_not_prepare_ahead_has_one_task_at_a_time(machine: Machine) -> None:
    at_once, most = [0], [0]

    def work(context: TaskContext) -> None:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.01)
        at_once[0] -= 1

    machine.handler = FakeHandler(work)
    machine.tasks.deliveries = [delivery(task=other_task(digit), receipt_handle=digit) for digit in "abcdef"]

    assert machine.run() == 0

    assert most == [1]
    assert len(machine.tasks.deleted) == 6


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to be so")


def test_no_task_is_taken_before_the_model_is_there(machine: Machine) -> None:
    def load() -> None:
        raise ModelUnavailable("There is no model. Fetch one.")

    machine.handler.load = load
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == EXIT_CANNOT_WORK

    assert len(machine.tasks.deliveries) == 1
    assert machine.last_words == "There is no model. Fetch one."


def test_a_wish_to_leave_does_not_wait_for_the_model(machine: Machine) -> None:
    loaded = threading.Event()
    machine.handler.load = lambda: loaded.wait(10) and None
    threading.Timer(0.1, lambda: machine.shutdown.request(REASON)).start()

    assert machine.run() == 0

    assert not loaded.is_set()
    loaded.set()


@pytest.mark.usefixtures("quick")
def test_a_queue_out_of_reach_is_waited_for(machine: Machine) -> None:
    machine.tasks.faults = 3
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == 0

    assert machine.status.kinds == ["started", "completed"]
    assert "can't be reached" in machine.told.getvalue()


@pytest.mark.usefixtures("quick")
def test_without_the_store_no_task_loses_an_attempt(machine: Machine) -> None:
    machine.store.faults = 3
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == 0

    assert machine.status.kinds == ["started", "completed"]


@pytest.mark.usefixtures("quick")
def test_a_store_that_goes_away_costs_one_attempt_of_one_task(machine: Machine) -> None:
    def lose_it(context: TaskContext) -> None:
        if not machine.tasks.visibility:
            machine.store.faults = 5
            context.fetch_input()

    machine.handler.work = lose_it
    machine.tasks.deliveries = [delivery(), delivery(task=other_task("b")), delivery(task=other_task("c"))]

    assert machine.run() == 0

    assert machine.status.kinds[:3] == ["started", "retrying", "started"]
    assert sorted(machine.status.kinds[3:]) == ["completed", "completed", "started"]


def test_what_is_no_task_is_removed_and_harms_nobody(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    machine.tasks.deliveries = [delivery("x" * 2000, receipt_handle="foreign"), delivery(receipt_handle="ours")]

    assert machine.run() == 0

    assert machine.tasks.deleted == ["foreign", "ours"]
    assert "x" * 500 in caplog.text
    assert "x" * 501 not in caplog.text


@pytest.mark.parametrize("body", ['{"version": 99}', '{"version": 1, "kind": "index"}'])
def test_what_only_a_later_version_understands_is_left_to_others(machine: Machine, body: str) -> None:
    machine.tasks.deliveries = [delivery(body, receipt_handle="later", count=count) for count in (1, 2, 9)]
    machine.tasks.deliveries.append(delivery(receipt_handle="ours"))

    assert machine.run() == 0

    assert machine.tasks.deleted == ["ours"]
    waits = [seconds for receipt_handle, seconds in machine.tasks.visibility if receipt_handle == "later"]
    assert waits == sorted(waits)
    assert 20 < waits[0] < waits[-1] <= 900 * 1.2
    assert "Update earshot-worker" in machine.told.getvalue()


@pytest.mark.parametrize(
    "news",
    [{"kind": "index"}, {"version": 2, "kind": ["new", "shape"]}, {"options": {"speakers": 2}}],
    ids=["kind", "version", "option"],
)
def test_a_task_that_is_too_new_loses_no_attempt_and_says_why_it_waits(machine: Machine, news: dict[str, Any]) -> None:
    task = TASK.model_dump() | {"token": "d" * 32} | news
    machine.tasks.deliveries = [delivery(json.dumps(task), count=5)]

    machine.run()

    [message] = machine.status.messages
    assert isinstance(message, Retrying)
    assert (message.task, message.token, message.error.kind) == (TASK.task, "d" * 32, "UnknownTask")
    assert f"Update earshot-worker, which is version {__version__}, on " in message.error.message
    assert list_artifacts(machine.store, TASK).furthest == 5


def test_a_task_that_comes_while_leaving_is_given_back(machine: Machine) -> None:
    receive = machine.tasks.receive

    def receive_late(*arguments: int, **options: object) -> object:
        machine.shutdown.request(REASON)
        return receive()

    machine.tasks.receive = receive_late  # type: ignore[method-assign, assignment]
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == 0

    assert machine.tasks.visibility == [("receipt", 0)]
    assert machine.status.kinds == []
    assert list_artifacts(machine.store, TASK).furthest == 1  # so that it does not count as a failed attempt


def test_a_task_in_work_is_given_back_without_waiting_for_it(machine: Machine) -> None:
    working, done = threading.Event(), threading.Event()

    def work(context: TaskContext) -> None:
        working.set()
        until(done)(context)

    def leave() -> None:
        assert working.wait(10)
        machine.shutdown.request(REASON)

    machine.handler.work = work
    machine.tasks.deliveries = [delivery()]
    threading.Thread(target=leave).start()

    assert machine.run() == 0

    assert machine.status.kinds == ["started", "released"]
    assert machine.tasks.visibility == [("receipt", 0)]
    done.set()


def test_an_agent_that_drains_finishes_what_it_works_on_and_takes_nothing_more(machine: Machine) -> None:
    device = Device()
    machine.handler = AheadHandler(device.work)
    machine.tasks.deliveries = [delivery(task=other_task(digit), receipt_handle=digit) for digit in "abc"]
    running = threading.Thread(target=lambda: statuses.append(machine.run(exit_when_idle=3600)))
    statuses: list[int] = []
    running.start()
    wait_until(lambda: {"a", "b"} <= device.ready)
    machine.shutdown.request_drain(REASON)
    wait_until(lambda: ("b", 0) in machine.tasks.visibility)  # which had not begun
    device.go.set()
    running.join(10)

    assert statuses == [0]
    assert (device.had_by, machine.tasks.deleted) == (["a"], ["a"])
    assert len(machine.tasks.deliveries) == 1
    assert machine.last_words == REASON


def test_an_agent_that_has_nothing_to_finish_drains_at_once(machine: Machine) -> None:
    loaded = threading.Event()
    machine.handler.load = lambda: loaded.wait(10) and None
    threading.Timer(0.1, lambda: machine.shutdown.request_drain(REASON)).start()
    assert machine.run(exit_when_idle=3600) == 0
    assert machine.last_words == REASON
    loaded.set()


def test_work_that_outlives_its_lease_is_let_go(machine: Machine) -> None:
    ended = threading.Event()

    def work(context: TaskContext) -> None:
        while "retrying" not in machine.status.kinds:
            assert not ended.wait(0.02)
        context.check()

    machine.handler.work = work
    machine.tasks.deliveries = [delivery()]

    assert machine.run(lease=1) == 0

    assert machine.status.kinds == ["started", "retrying"]
    assert machine.tasks.visibility == []
    assert machine.tasks.deleted == []


def test_work_that_never_comes_back_ends_the_agent(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker_agent.attempt.watch._SECOND_CHANCE", 0.1)
    monkeypatch.setattr("worker_agent.attempt.context._SURELY_HANGS", 0.1)
    done = threading.Event()

    def hang(context: TaskContext) -> None:
        context.start_step(0.01, 0.0)
        until(done)(context)

    machine.handler.work = hang
    machine.tasks.deliveries = [delivery(receipt_handle="hung"), delivery(task=other_task("b"))]

    assert machine.run() == EXIT_STUCK

    assert machine.states[-1] == "stopped"
    [last] = [message for message in machine.status.messages if isinstance(message, Retrying)]
    assert last.error.kind == "WorkerHung"
    assert ("hung", 0) not in machine.tasks.visibility  # the lease does the rest
    assert not machine.tasks.deleted
    done.set()


def test_a_process_that_stood_still_as_a_whole_gets_a_second_chance(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worker_agent.attempt.context._SURELY_HANGS", 0.0)

    def stand_still(context: TaskContext) -> None:
        context.start_step(0.0, 0.0)
        time.sleep(0.1)
        context.check()

    machine.handler.work = stand_still
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == 0

    assert machine.status.kinds == ["started", "completed"]


def test_a_gpu_that_is_lost_ends_the_agent_before_it_spoils_the_next_task(machine: Machine) -> None:
    def lose_the_gpu(context: TaskContext) -> None:
        raise DeviceLost("The GPU does not answer any more.")

    machine.handler.work = lose_the_gpu
    machine.tasks.deliveries = [delivery(), delivery()]

    assert machine.run() == EXIT_STUCK

    assert machine.status.kinds == ["started", "retrying"]
    assert len(machine.tasks.deliveries) == 1
    assert "GPU" in machine.last_words


def test_what_is_about_to_be_kept_is_waited_for_when_leaving(machine: Machine) -> None:
    def work(context: TaskContext) -> None:
        machine.shutdown.request(REASON)
        context.write("way/000000", b"piece")
        context.check()

    machine.handler.work = work
    machine.tasks.deliveries = [delivery()]

    assert machine.run() == 0

    assert machine.status.kinds == ["started", "released"]
    assert b"piece" in machine.store.objects.values()


def test_an_agent_may_leave_when_there_is_nothing_to_do(machine: Machine) -> None:
    machine.tasks.deliveries = [delivery()]

    assert machine.run(exit_when_idle=0.05) == 0

    assert machine.status.kinds == ["started", "completed"]
    assert "nothing to do" in machine.last_words


def test_the_attempts_number_is_how_often_the_task_was_delivered(machine: Machine) -> None:
    machine.tasks.deliveries = [delivery(count=2)]

    machine.run()

    assert {message.number for message in machine.status.messages} == {2}
    assert {message.generation for message in machine.status.messages} == {TASK.generation}
    assert {message.worker for message in machine.status.messages} == {"host/1"}
